package io.flowhq.web.config;

import io.flowhq.replies.hours.InvalidOpeningHours;
import io.flowhq.replies.hours.OpeningHours;
import io.flowhq.replies.hours.OpeningState;
import io.flowhq.store.tenant.TenantConfig;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Opening hours in a few lines for the tenant page.
 *
 * @param state {@code always}, {@code open}, {@code closed}, {@code unreadable} or {@code none} for a tenant without
 *     configuration; the words for it are under {@code hours.}
 * @param opens when it opens next; null while it is open, or when it never does
 * @param lines the days that are open, those alike together, then the dates that differ in the coming weeks
 */
public record HoursView(String state, @Nullable String opens, List<Line> lines) {

    /**
     * @param days as in {@code Mon–Fri}, or a date
     * @param spans empty when it is closed
     */
    public record Line(String days, List<String> spans) {}

    private static final int WEEKS_AHEAD = 4;
    private static final DateTimeFormatter OPENS = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);

    public static HoursView of(@Nullable TenantConfig config, Instant now) {
        if (config == null) {
            return new HoursView("none", null, List.of());
        }
        if (config.hoursJson() == null) {
            return new HoursView("always", null, List.of());
        }
        try {
            var hours = OpeningHours.parse(config.hoursJson(), config.timeZone());
            return switch (hours.at(now)) {
                case OpeningState.Open open ->
                    new HoursView(hours.areSet() ? "open" : "always", null, lines(hours, now));
                case OpeningState.Closed closed ->
                    new HoursView("closed", closed.opens().map(OPENS::format).orElse(null), lines(hours, now));
            };
        } catch (InvalidOpeningHours unreadable) {
            return new HoursView("unreadable", null, List.of());
        }
    }

    private static List<Line> lines(OpeningHours hours, Instant now) {
        List<Line> lines = new ArrayList<>();
        var days = DayOfWeek.values();
        for (int from = 0; from < days.length; ) {
            int to = from;
            while (to + 1 < days.length && hours.spans(days[to + 1]).equals(hours.spans(days[from]))) {
                to++;
            }
            var spans = hours.spans(days[from]);
            if (!spans.isEmpty()) {
                lines.add(new Line(
                        to == from ? DAY.format(days[from]) : DAY.format(days[from]) + "–" + DAY.format(days[to]),
                        spans));
            }
            from = to + 1;
        }
        var today = LocalDate.ofInstant(now, hours.zone());
        hours.dates()
                .subMap(today, today.plusWeeks(WEEKS_AHEAD))
                .forEach((date, spans) -> lines.add(new Line(DATE.format(date), spans)));
        return lines;
    }
}
