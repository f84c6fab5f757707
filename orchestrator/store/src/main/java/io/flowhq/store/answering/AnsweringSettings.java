package io.flowhq.store.answering;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a tenant counts as not answering.
 *
 * @param after how long an answer may take, a page be silent, and a session be nobody's; 60 s
 * @param maxAge older messages are left to a person, as the bot-workers leave them; 6 h
 * @param maxPerMinute answers of a tenant that sends as fast as it may: the others wait their turn; 10
 *     (RATE_LIMIT_MAX_PER_MINUTE)
 */
@ConfigurationProperties("flowhq.answering")
public record AnsweringSettings(
        @NotNull @DurationMin(seconds = 1) @DefaultValue("60s")
        Duration after,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("6h")
        Duration maxAge,

        @Positive @DefaultValue("10") int maxPerMinute) {}
