package io.flowhq.replies;

import io.flowhq.replies.hours.OpeningHours;
import io.flowhq.replies.hours.OpeningSpan;
import io.flowhq.replies.hours.OpeningState;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says opening hours the way people do. */
final class HoursFormatter {

    /** Dates of their own are told so many days ahead. */
    private static final int DAYS_AHEAD = 14;

    private final TimeFormatter time;
    private final Map<ReplyLanguage, String> closed;
    private final Map<ReplyLanguage, String> closedForLong;
    private final Map<ReplyLanguage, String> allDay;
    private final Map<ReplyLanguage, String> dayClosed;

    private HoursFormatter(YamlSection yamlSection, TimeFormatter time) {
        this.time = time;
        closed = yamlSection.requiredBilingual("closed");
        closedForLong = yamlSection.requiredBilingual("closed_for_long");
        allDay = yamlSection.requiredBilingual("all_day");
        dayClosed = yamlSection.requiredBilingual("day_closed");
        yamlSection.refuseUnknownKeys();
    }

    static HoursFormatter of(YamlSection yamlSection, TimeFormatter time) {
        return new HoursFormatter(yamlSection, time);
    }

    /** That the business is closed and when it opens; empty when it is open. */
    String closedNotice(OpeningHours hours, Instant at, ReplyLanguage language) {
        return switch (hours.at(at)) {
            case OpeningState.Open open -> "";
            case OpeningState.Closed now ->
                now.opens()
                        .map(opens -> PlatformTexts.in(closed, language)
                                .replace("{opens}", opening(opens, hours.today(at), language)))
                        .orElse(PlatformTexts.in(closedForLong, language));
        };
    }

    private String opening(ZonedDateTime opens, LocalDate today, ReplyLanguage language) {
        return time.dayAndTime(opens.toLocalDate(), opens.toLocalTime(), today, language);
    }

    /** The week in lines, days with the same hours together, then the dates of the coming weeks that differ from it. */
    String week(OpeningHours hours, Instant at, ReplyLanguage language) {
        List<String> lines = new ArrayList<>();
        DayOfWeek[] days = DayOfWeek.values();
        for (int from = 0; from < days.length; ) {
            int to = from;
            while (to + 1 < days.length && hours.on(days[to + 1]).equals(hours.on(days[from]))) {
                to++;
            }
            String first = time.day(days[from], language);
            lines.add(line(
                    to == from ? first : first + " – " + time.day(days[to], language), hours.on(days[from]), language));
            from = to + 1;
        }
        LocalDate today = hours.today(at);
        hours.datesBetween(today, today.plusDays(DAYS_AHEAD))
                .forEach((date, spans) -> lines.add(line(time.date(date, language), spans, language)));
        return String.join("\n", lines);
    }

    private String line(String days, List<OpeningSpan> spans, ReplyLanguage language) {
        return "*" + days + ":* " + spans(spans, language);
    }

    private String spans(List<OpeningSpan> spans, ReplyLanguage language) {
        if (spans.isEmpty()) {
            return PlatformTexts.in(dayClosed, language);
        }
        return spans.stream().map(openingSpan -> span(openingSpan, language)).collect(Collectors.joining(", "));
    }

    private String span(OpeningSpan openingSpan, ReplyLanguage language) {
        return openingSpan.isWholeDay()
                ? PlatformTexts.in(allDay, language)
                : time.time(openingSpan.opens(), language) + " – " + time.time(openingSpan.closes(), language);
    }
}
