package io.flowhq.web.audit;

import io.flowhq.store.tenant.TenantConfig;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/**
 * A day where the platform is at home, or an instant, as it stands in an address.
 *
 * @param text as it was given
 * @param begin its first instant, null for an empty field
 * @param end the first instant after it, null as well
 */
record DayOrInstant(
        String text, @Nullable Instant begin, @Nullable Instant end) {

    private static final DayOrInstant NONE = new DayOrInstant("", null, null);

    /** What PostgreSQL can keep and nobody needs to ask beyond. */
    private static final int LAST_YEAR = 9999;

    static DayOrInstant of(String text) {
        if (text.indexOf('T') > 0) {
            var instant = Instant.parse(text);
            return new DayOrInstant(text, sensible(instant), instant.plus(1, ChronoUnit.MICROS));
        }
        var day = LocalDate.parse(text);
        var zone = TenantConfig.DEFAULT_TIME_ZONE;
        return new DayOrInstant(
                text,
                sensible(day.atStartOfDay(zone).toInstant()),
                day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static <T extends Temporal> T sensible(T time) {
        var year = Instant.from(time).atZone(TenantConfig.DEFAULT_TIME_ZONE).getYear();
        if (year < 1 || year >= LAST_YEAR) {
            throw new DateTimeException("no year to ask for: " + year);
        }
        return time;
    }

    /** Reads it from an address; an empty field is none. */
    @Component
    static class Reader implements Converter<String, DayOrInstant> {

        @Override
        public DayOrInstant convert(String text) {
            try {
                return text.isBlank() ? NONE : of(text.strip());
            } catch (DateTimeException malformed) {
                throw new IllegalArgumentException("no day and no instant", malformed);
            }
        }
    }
}
