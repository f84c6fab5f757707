package io.flowhq.worker.message;

import io.flowhq.store.message.SendingLimit;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
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
 * @param conversationMemory how long what a customer wrote before is read for details that are not asked for again;
 *     default 2 h
 * @param sendPatience how long the page may take to confirm a message before the chat is searched for it; default 30 s
 * @param lookPatience how long one search of the chat may take; default 10 s
 * @param doubtPatience how long an answer may stay unconfirmed before its chat goes on without it; default 2 min
 * @param retryDelay pause after the first attempt that sent nothing; each further one is twice as long, up to 16 times;
 *     default 2 s
 * @param longestWait a message that would wait longer for the limit gets no answer, and the first of them in a minute the
 *     warning; default 10 min
 * @param quietWindow messages of one chat that follow one another within it are read as one; zero reads each alone;
 *     default 1.2 s
 * @param maxRepeats after this many texts of a chat within half an hour that are but one or two different ones, the chat
 *     is a person's; zero never; default 8
 * @param maxSmallTalk after this many greetings, courtesies and menus in a row within an hour, a customer who asks nothing
 *     gets no further one; zero for no such limit; default 6
 * @param pleaInterval how often a customer is asked to write again what could not be read; default once in 1 h
 * @param callReplyInterval how often a customer who calls is told to write; default once in 30 min; zero switches it off
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
        @NotNull @DefaultValue("2h") Duration conversationMemory,
        @NotNull @DefaultValue("30s") Duration sendPatience,
        @NotNull @DefaultValue("10s") Duration lookPatience,
        @NotNull @DefaultValue("2m") Duration doubtPatience,
        @NotNull @DefaultValue("2s") Duration retryDelay,
        @NotNull @DefaultValue("10m") Duration longestWait,
        @NotNull @DefaultValue("1200ms") Duration quietWindow,
        @PositiveOrZero @DefaultValue("8") int maxRepeats,
        @PositiveOrZero @DefaultValue("6") int maxSmallTalk,
        @NotNull @DefaultValue("1h") Duration pleaInterval,
        @NotNull @DefaultValue("30m") Duration callReplyInterval,
        @DefaultValue("") String templates) {

    SendingLimit limit() {
        return SendingLimit.perMinute(maxPerMinute);
    }
}
