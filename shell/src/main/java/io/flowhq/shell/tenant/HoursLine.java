package io.flowhq.shell.tenant;

import io.flowhq.replies.hours.InvalidOpeningHours;
import io.flowhq.replies.hours.OpeningHours;
import io.flowhq.store.tenant.TenantConfig;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Opening hours in one line, day by day; dates that differ are left to the JSON. */
final class HoursLine {

    private HoursLine() {}

    static String of(TenantConfig config) {
        if (config.hoursJson() == null) {
            return "always open";
        }
        try {
            OpeningHours hours = OpeningHours.parse(config.hoursJson(), config.timeZone());
            String days = Arrays.stream(DayOfWeek.values())
                    .filter(day -> !hours.spans(day).isEmpty())
                    .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " "
                            + String.join(", ", hours.spans(day)))
                    .collect(Collectors.joining("; "));
            return days.isEmpty() ? "closed on every day of the week" : days;
        } catch (InvalidOpeningHours unreadable) {
            return "cannot be read; write them anew with tenant configure --hours-json FILE";
        }
    }
}
