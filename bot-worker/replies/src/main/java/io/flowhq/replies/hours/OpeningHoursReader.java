package io.flowhq.replies.hours;

import io.flowhq.replies.yaml.TextYaml;
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

    private static final String CLOSED = "closed";
    private static final String SPECIAL = "special";

    private static final Map<String, DayOfWeek> DAYS = dayNames();

    private final ZoneId zone;
    private final List<HoursFault> faults = new ArrayList<>();
    private final Map<DayOfWeek, List<OpeningSpan>> week = new EnumMap<>(DayOfWeek.class);
    private final SortedMap<LocalDate, List<OpeningSpan>> dates = new TreeMap<>();

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
            default -> fault("", "", "Opening hours should look like {\"mon\": [\"08:00-17:30\"]}.");
        }
        week.forEach((day, spans) -> refuseOverlapWithNextDay(day, spans));
        boolean said = !week.isEmpty() || !dates.isEmpty();
        if (faults.isEmpty() && said && neverOpen()) {
            fault("", "", "No day is open. Give at least one day its hours, or leave the opening hours empty.");
        }
        if (!faults.isEmpty()) {
            throw new InvalidOpeningHours(faults);
        }
        return said ? new OpeningHours(zone, Map.copyOf(week), dates) : OpeningHours.none(zone);
    }

    private @Nullable Object parsed(String json) {
        try {
            return TextYaml.read(json.replace('\t', ' '));
        } catch (YAMLException e) {
            fault(
                    "",
                    "",
                    "The opening hours cannot be read: check brackets, commas and quotation marks, and that no day"
                            + " stands twice.");
            return null;
        }
    }

    private void readEntry(String key, @Nullable Object value) {
        String name = key.strip().toLowerCase(Locale.ROOT);
        DayOfWeek day = DAYS.get(name);
        if (day != null) {
            if (week.putIfAbsent(day, spans(shortName(day), key, value)) != null) {
                fault(shortName(day), key, "this day stands twice.");
            }
        } else if (name.equals(CLOSED)) {
            texts(CLOSED, key, value).forEach(date -> setDate(CLOSED, date, List.of()));
        } else if (name.equals(SPECIAL) && value instanceof Map<?, ?> map) {
            map.forEach((date, hours) ->
                    setDate(SPECIAL, String.valueOf(date), spans(SPECIAL, String.valueOf(date), hours)));
        } else if (name.equals(SPECIAL)) {
            fault(SPECIAL, "", "\"special\" should look like {\"2026-12-24\": [\"08:00-12:00\"]}.");
        } else {
            fault("", "", "\"%s\" is no day; use mon, tue, wed, thu, fri, sat, sun, closed or special.".formatted(key));
        }
    }

    private void setDate(String place, String text, List<OpeningSpan> spans) {
        try {
            if (dates.putIfAbsent(LocalDate.parse(text.strip()), spans) != null) {
                fault(place, text, "this date stands twice.");
            }
        } catch (DateTimeException e) {
            fault(place, "", "\"%s\" is no date; write year-month-day like \"2026-12-25\".".formatted(text));
        }
    }

    private List<OpeningSpan> spans(String place, String about, @Nullable Object value) {
        List<OpeningSpan> spans = new ArrayList<>();
        for (String text : texts(place, about, value)) {
            if (!text.strip().equalsIgnoreCase(CLOSED)) {
                OpeningSpan.of(text)
                        .ifPresentOrElse(
                                spans::add,
                                () -> fault(
                                        place,
                                        about,
                                        "\"%s\" is no time span; write opening and closing time %s."
                                                .formatted(text, EXAMPLE)));
            }
        }
        spans.sort(null);
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i - 1).overlaps(spans.get(i))) {
                fault(place, about, "%s and %s overlap.".formatted(spans.get(i - 1), spans.get(i)));
            }
        }
        return List.copyOf(spans);
    }

    private List<String> texts(String place, String about, @Nullable Object value) {
        List<String> texts = new ArrayList<>();
        switch (value) {
            case null -> {}
            case String text when text.isBlank() || text.equals("null") -> {}
            case String text -> texts.add(text);
            case Map<?, ?> map
            when map.get("open") instanceof String open && map.get("close") instanceof String close ->
                texts.add(open + "-" + close);
            case List<?> list -> list.forEach(each -> texts.addAll(texts(place, about, each)));
            default -> fault(place, about, "%s is not understood; write spans %s.".formatted(value, EXAMPLE));
        }
        return texts;
    }

    private void fault(String place, String about, String what) {
        faults.add(new HoursFault(place, about, what));
    }

    private void refuseOverlapWithNextDay(DayOfWeek day, List<OpeningSpan> spans) {
        List<OpeningSpan> next = week.getOrDefault(day.plus(1), List.of());
        if (!spans.isEmpty() && !next.isEmpty()) {
            OpeningSpan last = spans.getLast();
            OpeningSpan first = next.getFirst();
            if (last.to() - OpeningSpan.DAY > first.from()) {
                fault(
                        shortName(day),
                        shortName(day),
                        "%s runs into \"%s\": %s.".formatted(last, shortName(day.plus(1)), first));
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
