package io.flowhq.shell.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How text results look in one call.
 *
 * @param iso times are written as instants instead of how long ago they were
 */
public record OutputStyle(boolean coloured, boolean iso, InstantSource clock) {

    public String paint(StatusColor statusColor, String text) {
        return coloured ? statusColor.paint(text) : text;
    }

    /** When it was: {@code 40 s ago}, or the instant. */
    public String ago(@Nullable Instant instant) {
        if (instant == null) {
            return "never";
        }
        return iso ? written(instant) : span(Duration.between(instant, clock.instant())) + " ago";
    }

    /** How long it has been so: {@code 40 s}, or since which instant. */
    public String since(@Nullable Instant instant) {
        if (instant == null) {
            return "";
        }
        return iso ? written(instant) : span(Duration.between(instant, clock.instant()));
    }

    /** When it will be: {@code in 40 s}, or the instant. */
    public String in(Instant instant) {
        return iso ? written(instant) : "in " + span(Duration.between(clock.instant(), instant));
    }

    /** A duration in its two largest units at most; a negative one is none. */
    public static String span(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        if (seconds < 86_400) {
            return seconds / 3600 + " h" + (seconds % 3600 < 60 ? "" : " " + seconds % 3600 / 60 + " min");
        }
        return seconds / 86_400 + " d" + (seconds % 86_400 < 3600 ? "" : " " + seconds % 86_400 / 3600 + " h");
    }

    private static String written(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
