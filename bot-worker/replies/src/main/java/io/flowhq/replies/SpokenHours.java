package io.flowhq.replies;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says opening hours the way people do. */
final class SpokenHours {

    /** Dates of their own are told so many days ahead. */
    private static final int DAYS_AHEAD = 14;

    private final SpokenTime time;
    private final Map<Language, String> closed;
    private final Map<Language, String> closedForLong;
    private final Map<Language, String> allDay;
    private final Map<Language, String> dayClosed;

    private SpokenHours(Section section, SpokenTime time) {
        this.time = time;
        closed = section.requiredBilingual("closed");
        closedForLong = section.requiredBilingual("closed_for_long");
        allDay = section.requiredBilingual("all_day");
        dayClosed = section.requiredBilingual("day_closed");
        section.refuseUnknownKeys();
    }

    static SpokenHours of(Section section, SpokenTime time) {
        return new SpokenHours(section, time);
    }

    /** That the business is closed and when it opens; empty when it is open. */
    String closedNotice(OpeningHours hours, Instant at, Language language) {
        return switch (hours.at(at)) {
            case Opening.Open open -> "";
            case Opening.Closed now ->
                now.opens()
                        .map(opens -> Texts.in(closed, language)
                                .replace("{opens}", opening(opens, hours.today(at), language)))
                        .orElse(Texts.in(closedForLong, language));
        };
    }

    private String opening(ZonedDateTime opens, LocalDate today, Language language) {
        return time.dayAndTime(opens.toLocalDate(), opens.toLocalTime(), today, language);
    }

    /** The week in lines, days with the same hours together, then the dates of the coming weeks that differ from it. */
    String week(OpeningHours hours, Instant at, Language language) {
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

    private String line(String days, List<Span> spans, Language language) {
        return "*" + days + ":* " + spans(spans, language);
    }

    private String spans(List<Span> spans, Language language) {
        if (spans.isEmpty()) {
            return Texts.in(dayClosed, language);
        }
        return spans.stream().map(span -> span(span, language)).collect(Collectors.joining(", "));
    }

    private String span(Span span, Language language) {
        return span.isWholeDay()
                ? Texts.in(allDay, language)
                : time.time(span.opens(), language) + " – " + time.time(span.closes(), language);
    }
}
