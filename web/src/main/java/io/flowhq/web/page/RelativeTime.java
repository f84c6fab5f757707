package io.flowhq.web.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * An instant as people read it: roughly how long ago, and exactly on a wall clock. The words for the unit are in
 * {@code messages.properties} under {@code ago.<unit>}.
 *
 * @param iso for {@code <time datetime>}
 * @param unit {@code now}, {@code seconds}, {@code minutes}, {@code hours} or {@code days}
 * @param amount how many of them
 * @param exact date and time with their zone
 * @param clock the time of day alone
 */
public record RelativeTime(String iso, String unit, long amount, String exact, String clock) {

    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss zzz", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

    public static RelativeTime of(Instant then, Instant now, ZoneId zone) {
        var age = Duration.between(then, now);
        var local = then.atZone(zone);
        var unit = unit(age);
        return new RelativeTime(
                then.truncatedTo(ChronoUnit.MILLIS).toString(),
                unit,
                amount(age, unit),
                EXACT.format(local),
                CLOCK.format(local));
    }

    private static String unit(Duration age) {
        if (age.toSeconds() < 10) {
            return "now";
        }
        if (age.toMinutes() < 1) {
            return "seconds";
        }
        if (age.toHours() < 1) {
            return "minutes";
        }
        return age.toDays() < 2 ? "hours" : "days";
    }

    private static long amount(Duration age, String unit) {
        return switch (unit) {
            case "seconds" -> age.toSeconds();
            case "minutes" -> age.toMinutes();
            case "hours" -> age.toHours();
            case "days" -> age.toDays();
            default -> 0;
        };
    }
}
