package io.flowhq.worker.message;

import io.flowhq.store.message.SendingLimit;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How messages are handled; prefix {@code flowhq.messages}.
 *
 * @param maxPerMinute what the bot of one tenant may send in any 60 s, warnings included; default 10
 *     (RATE_LIMIT_MAX_PER_MINUTE)
 * @param mostWaiting messages kept waiting in one chat; one more is closed as QUEUE_FULL; default 50
 * @param oldestAnswered a message found on reconnect that is older is left to a human; default 6 h
 * @param handoff how long the bot is silent in a chat that a person has taken; default 30 min
 * @param typing how long it shows as typing before an answer goes out; default 1 s; zero switches it off
 * @param menuMemory how long a number is understood as an answer to the last menu; default 24 h
 * @param sendPatience how long the page may take to confirm a message before the chat is searched for it; default 30 s
 * @param lookPatience how long one search of the chat may take; default 10 s
 * @param doubtPatience how long an answer may stay unconfirmed before it is UNCERTAIN; default 2 min
 * @param templates a folder with further reply files, or replacements of ours; default none (FLOWHQ_TEMPLATES)
 */
@Validated
@ConfigurationProperties("flowhq.messages")
public record MessageSettings(
        @Positive @DefaultValue("10") int maxPerMinute,
        @Positive @DefaultValue("50") int mostWaiting,
        @NotNull @DefaultValue("6h") Duration oldestAnswered,
        @NotNull @DefaultValue("30m") Duration handoff,
        @NotNull @DefaultValue("1s") Duration typing,
        @NotNull @DefaultValue("24h") Duration menuMemory,
        @NotNull @DefaultValue("30s") Duration sendPatience,
        @NotNull @DefaultValue("10s") Duration lookPatience,
        @NotNull @DefaultValue("2m") Duration doubtPatience,
        @DefaultValue("") String templates) {

    SendingLimit limit() {
        return new SendingLimit(maxPerMinute, Duration.ofMinutes(1));
    }
}
