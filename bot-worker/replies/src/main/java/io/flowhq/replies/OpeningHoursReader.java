package io.flowhq.replies;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads opening hours and says everything that is wrong with them. Days may be named in English or Swahili. */
final class OpeningHoursReader {

    private static final String EXAMPLE = "like \"08:00-17:30\"";

    private static final Map<String, DayOfWeek> DAYS = dayNames();

    private final ZoneId zone;
    private final List<String> problems = new ArrayList<>();
    private final Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    private final SortedMap<LocalDate, List<Span>> dates = new TreeMap<>();

    OpeningHoursReader(ZoneId zone) {
        this.zone = zone;
    }

    static List<String> problems(String json, String zone) {
        List<String> problems = new ArrayList<>();
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            problems.add("\"%s\" is no time zone; write one like \"Africa/Dar_es_Salaam\".".formatted(zone));
        }
        try {
            new OpeningHoursReader(ZoneId.of("UTC")).read(json);
        } catch (InvalidOpeningHours e) {
            problems.addAll(e.problems());
        }
        return problems;
    }

    OpeningHours read(String json) {
        switch (parsed(json)) {
            case null -> {}
            case String text when text.equals("null") -> {}
            case Map<?, ?> map -> map.forEach((key, value) -> readEntry(String.valueOf(key), value));
            default -> problems.add("Opening hours should look like {\"mon\": [\"08:00-17:30\"]}.");
        }
        week.forEach((day, spans) -> refuseOverlapWithNextDay(day, spans));
        boolean said = !week.isEmpty() || !dates.isEmpty();
        if (problems.isEmpty() && said && neverOpen()) {
            problems.add("No day is open. Give at least one day its hours, or leave the opening hours empty.");
        }
        if (!problems.isEmpty()) {
            throw new InvalidOpeningHours(problems);
        }
        return said ? new OpeningHours(zone, Map.copyOf(week), dates) : OpeningHours.none(zone);
    }

    private @Nullable Object parsed(String json) {
        try {
            return DataFiles.asText(json.replace('\t', ' '));
        } catch (YAMLException e) {
            problems.add("The opening hours cannot be read: check brackets, commas and quotation marks, and that no day"
                    + " stands twice.");
            return null;
        }
    }

    private void readEntry(String key, @Nullable Object value) {
        String name = key.strip().toLowerCase(Locale.ROOT);
        DayOfWeek day = DAYS.get(name);
        if (day != null) {
            if (week.putIfAbsent(day, spans(key, value)) != null) {
                problems.add("\"%s\": this day stands twice.".formatted(key));
            }
        } else if (name.equals("closed")) {
            texts(key, value).forEach(date -> setDate(date, List.of()));
        } else if (name.equals("special") && value instanceof Map<?, ?> map) {
            map.forEach((date, hours) -> setDate(String.valueOf(date), spans(String.valueOf(date), hours)));
        } else if (name.equals("special")) {
            problems.add("\"special\" should look like {\"2026-12-24\": [\"08:00-12:00\"]}.");
        } else {
            problems.add("\"%s\" is no day; use mon, tue, wed, thu, fri, sat, sun, closed or special.".formatted(key));
        }
    }

    private void setDate(String text, List<Span> spans) {
        try {
            if (dates.putIfAbsent(LocalDate.parse(text.strip()), spans) != null) {
                problems.add("\"%s\": this date stands twice.".formatted(text));
            }
        } catch (DateTimeException e) {
            problems.add("\"%s\" is no date; write year-month-day like \"2026-12-25\".".formatted(text));
        }
    }

    private List<Span> spans(String where, @Nullable Object value) {
        List<Span> spans = new ArrayList<>();
        for (String text : texts(where, value)) {
            if (!text.strip().equalsIgnoreCase("closed")) {
                Span.of(text)
                        .ifPresentOrElse(
                                spans::add,
                                () -> problems.add("\"%s\": \"%s\" is no time span; write opening and closing time %s."
                                        .formatted(where, text, EXAMPLE)));
            }
        }
        spans.sort(null);
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i - 1).overlaps(spans.get(i))) {
                problems.add("\"%s\": %s and %s overlap.".formatted(where, spans.get(i - 1), spans.get(i)));
            }
        }
        return List.copyOf(spans);
    }

    private List<String> texts(String where, @Nullable Object value) {
        List<String> texts = new ArrayList<>();
        switch (value) {
            case null -> {}
            case String text when text.isBlank() || text.equals("null") -> {}
            case String text -> texts.add(text);
            case Map<?, ?> map
            when map.get("open") instanceof String open && map.get("close") instanceof String close ->
                texts.add(open + "-" + close);
            case List<?> list -> list.forEach(each -> texts.addAll(texts(where, each)));
            default -> problems.add("\"%s\": %s is not understood; write spans %s.".formatted(where, value, EXAMPLE));
        }
        return texts;
    }

    private void refuseOverlapWithNextDay(DayOfWeek day, List<Span> spans) {
        List<Span> next = week.getOrDefault(day.plus(1), List.of());
        if (!spans.isEmpty() && !next.isEmpty()) {
            Span last = spans.getLast();
            Span first = next.getFirst();
            if (last.to() - Span.DAY > first.from()) {
                problems.add("\"%s\": %s runs into \"%s\": %s."
                        .formatted(shortName(day), last, shortName(day.plus(1)), first));
            }
        }
    }

    private boolean neverOpen() {
        return week.values().stream().allMatch(List::isEmpty)
                && dates.values().stream().allMatch(List::isEmpty);
    }

    static String shortName(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static Map<String, DayOfWeek> dayNames() {
        List<String> swahili = List.of("jumatatu", "jumanne", "jumatano", "alhamisi", "ijumaa", "jumamosi", "jumapili");
        Map<String, DayOfWeek> names = new HashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            names.put(shortName(day), day);
            names.put(day.name().toLowerCase(Locale.ROOT), day);
            names.put(swahili.get(day.getValue() - 1), day);
        }
        return Map.copyOf(names);
    }
}
