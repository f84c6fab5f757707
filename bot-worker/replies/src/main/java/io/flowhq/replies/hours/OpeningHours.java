package io.flowhq.replies.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * When a business is open, in its own time zone. Written as JSON, days by their first three letters:
 *
 * <pre>{@code
 * {"mon": ["08:00-12:30", "14:00-17:30"], "fri": ["18:00-02:00"], "sat": ["09:00-13:00"],
 *  "closed": ["2026-12-25"], "special": {"2026-12-24": ["08:00-12:00"]}}
 * }</pre>
 *
 * A day that is left out is closed. A span past midnight belongs to the day it begins on. A date of its own, closed or
 * special, replaces what its weekday says. Who sets no hours is never closed.
 */
public final class OpeningHours {

    private static final int DAYS_LOOKED_AHEAD = 370;

    private final ZoneId zone;
    private final Map<DayOfWeek, List<OpeningSpan>> week;
    private final SortedMap<LocalDate, List<OpeningSpan>> dates;

    OpeningHours(ZoneId zone, Map<DayOfWeek, List<OpeningSpan>> week, SortedMap<LocalDate, List<OpeningSpan>> dates) {
        this.zone = zone;
        this.week = week;
        this.dates = dates;
    }

    /** No hours set: always open. */
    public static OpeningHours none(ZoneId zone) {
        return new OpeningHours(zone, Map.of(), Collections.emptySortedMap());
    }

    /**
     * @param json as above; blank or {@code {}} for none
     * @throws InvalidOpeningHours with everything that is wrong
     */
    public static OpeningHours parse(String json, ZoneId zone) {
        return new OpeningHoursReader(zone).read(json);
    }

    /** Everything wrong with hours and time zone, in plain words; empty when they can be saved. */
    public static List<String> problems(String json, String zone) {
        return OpeningHoursReader.problems(json, zone);
    }

    public boolean areSet() {
        return !week.isEmpty() || !dates.isEmpty();
    }

    public ZoneId zone() {
        return zone;
    }

    public OpeningState at(Instant instant) {
        if (!areSet()) {
            return new OpeningState.Open();
        }
        LocalDateTime now = instant.atZone(zone).toLocalDateTime();
        LocalDate today = now.toLocalDate();
        int minute = now.getHour() * 60 + now.getMinute();
        if (covers(today, minute) || covers(today.minusDays(1), minute + OpeningSpan.DAY)) {
            return new OpeningState.Open();
        }
        return new OpeningState.Closed(nextOpening(instant, today));
    }

    private boolean covers(LocalDate day, int minute) {
        return on(day).stream().anyMatch(span -> span.from() <= minute && minute < span.to());
    }

    private Optional<ZonedDateTime> nextOpening(Instant after, LocalDate today) {
        return today.datesUntil(today.plusDays(DAYS_LOOKED_AHEAD))
                .flatMap(day ->
                        on(day).stream().map(span -> day.atTime(span.opens()).atZone(zone)))
                .filter(opening -> opening.toInstant().isAfter(after))
                .findFirst();
    }

    /** The date it is for the business. */
    public LocalDate today(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /** The dates with hours of their own, from the first up to and without the last. */
    public SortedMap<LocalDate, List<OpeningSpan>> datesBetween(LocalDate first, LocalDate last) {
        return dates.subMap(first, last);
    }

    /** The spans that begin on a date, earliest first. */
    public List<OpeningSpan> on(LocalDate date) {
        return dates.getOrDefault(date, on(date.getDayOfWeek()));
    }

    public List<OpeningSpan> on(DayOfWeek day) {
        return week.getOrDefault(day, List.of());
    }

    /** The spans that begin on a day of the week as they are written, {@code 08:00-17:30}, earliest first. */
    public List<String> spans(DayOfWeek day) {
        return on(day).stream().map(OpeningSpan::toString).toList();
    }

    /** The dates with hours of their own, earliest first; a closed one has no spans. */
    public SortedMap<LocalDate, List<String>> dates() {
        SortedMap<LocalDate, List<String>> written = new TreeMap<>();
        dates.forEach((date, spans) ->
                written.put(date, spans.stream().map(OpeningSpan::toString).toList()));
        return written;
    }

    /** The same hours in the one form that is stored; {@link #parse} reads it back. */
    public String toJson() {
        String days = week.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(day -> !day.getValue().isEmpty())
                .map(day -> "\"%s\":%s".formatted(OpeningHoursReader.shortName(day.getKey()), json(day.getValue())))
                .collect(Collectors.joining(","));
        String closed = dates.entrySet().stream()
                .filter(date -> date.getValue().isEmpty())
                .map(date -> "\"" + date.getKey() + "\"")
                .collect(Collectors.joining(","));
        String special = dates.entrySet().stream()
                .filter(date -> !date.getValue().isEmpty())
                .map(date -> "\"%s\":%s".formatted(date.getKey(), json(date.getValue())))
                .collect(Collectors.joining(","));
        return List.of(
                        days,
                        closed.isEmpty() ? "" : "\"closed\":[" + closed + "]",
                        special.isEmpty() ? "" : "\"special\":{" + special + "}")
                .stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String json(List<OpeningSpan> spans) {
        return spans.stream().map(span -> "\"" + span + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpeningHours that
                && zone.equals(that.zone)
                && week.equals(that.week)
                && dates.equals(that.dates);
    }

    @Override
    public int hashCode() {
        return Objects.hash(zone, week, dates);
    }

    @Override
    public String toString() {
        return toJson() + " " + zone;
    }
}
