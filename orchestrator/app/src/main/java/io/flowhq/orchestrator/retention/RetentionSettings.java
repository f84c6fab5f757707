package io.flowhq.orchestrator.retention;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * For how long data is kept.
 *
 * @param messageText the text of a message; the row without it stays; 365 days
 * @param audit an entry of the audit trail; 730 days
 * @param events what programs that follow a tenant's events may still fetch; 24 hours
 * @param gone a phase a tenant was in, a hand-off that has ended, a count of ignored messages that does not grow, a worker
 *     that is gone; 30 days
 * @param interval between two searches for what is too old; one hour
 * @param batch rows that are changed at a time; 5,000
 */
@Validated
@ConfigurationProperties("flowhq.retention")
record RetentionSettings(
        @NotNull @DurationMin(days = 1) @DefaultValue("365d")
        Duration messageText,

        @NotNull @DurationMin(days = 1) @DefaultValue("730d")
        Duration audit,

        @NotNull @DurationMin(days = 1) @DefaultValue("30d") Duration gone,

        @NotNull @DurationMin(hours = 1) @DefaultValue("24h")
        Duration events,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("1h")
        Duration interval,

        @Positive @DefaultValue("5000") int batch) {}
