package io.flowhq.web.config;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The dates that differ from their day of the week, as they are typed: one a line, alone or before {@code closed} when
 * it is closed, before its spans when it has its own. Several closed ones may share a line. Whether they are dates and
 * spans at all is not looked at here.
 *
 * @param special spans by date; a date that stands on two lines has the spans of both
 */
record DatesField(List<String> closed, Map<String, List<String>> special) {

    private static final String CLOSED = "closed";
    private static final Pattern APART = Pattern.compile("[,;\\n]");
    private static final Pattern DATES_ALONE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}([,;\\s]+\\d{4}-\\d{2}-\\d{2})*[,;]?");

    static DatesField of(String text) {
        var dates = new DatesField(new ArrayList<>(), new LinkedHashMap<>());
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(dates::read);
        return dates;
    }

    static String typed(SortedMap<LocalDate, List<String>> dates) {
        return dates.entrySet().stream()
                .map(date ->
                        date.getKey() + " " + (date.getValue().isEmpty() ? CLOSED : String.join(", ", date.getValue())))
                .collect(Collectors.joining("\n"));
    }

    /** {@code 08:00-12:30, 14:00-17:30} in its parts. */
    static List<String> spans(String text) {
        return APART.splitAsStream(text)
                .map(String::strip)
                .filter(span -> !span.isEmpty())
                .toList();
    }

    private void read(String line) {
        if (DATES_ALONE.matcher(line).matches()) {
            closed.addAll(List.of(line.split("[,;\\s]+")));
            return;
        }
        var parts = line.split("\\s+", 2);
        var date = parts[0].replaceFirst("[:,]$", "");
        var spans = parts.length == 1 ? List.<String>of() : spans(parts[1]);
        if (spans.stream().allMatch(CLOSED::equalsIgnoreCase)) {
            closed.add(date);
        } else {
            special.computeIfAbsent(date, first -> new ArrayList<>()).addAll(spans);
        }
    }
}
