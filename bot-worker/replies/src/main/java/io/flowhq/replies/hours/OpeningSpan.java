package io.flowhq.replies.hours;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time from opening to closing, in minutes after the midnight its day begins with. One that ends past the next
 * midnight has {@code to} above 1,440 and still belongs to the day it began on.
 */
public record OpeningSpan(int from, int to) implements Comparable<OpeningSpan> {

    static final int DAY = 24 * 60;

    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{1,2})[:.](\\d{2})\\s*(?:-|–|—|to|hadi)\\s*(\\d{1,2})[:.](\\d{2})");

    /** Reads {@code 08:00-17:30}; {@code 18:00-02:00} ends on the next day; {@code 00:00-24:00} is the whole day. */
    static Optional<OpeningSpan> of(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        int from = minutes(written.group(1), written.group(2));
        int to = minutes(written.group(3), written.group(4));
        if (from < 0 || from >= DAY || to < 0 || from == to) {
            return Optional.empty();
        }
        return Optional.of(new OpeningSpan(from, to <= from ? to + DAY : to));
    }

    private static int minutes(String hours, String minutes) {
        int total = Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
        return Integer.parseInt(minutes) < 60 && total <= DAY ? total : -1;
    }

    public boolean isWholeDay() {
        return from == 0 && to == DAY;
    }

    public LocalTime opens() {
        return LocalTime.ofSecondOfDay(from * 60L);
    }

    public LocalTime closes() {
        return LocalTime.ofSecondOfDay(to % DAY * 60L);
    }

    boolean overlaps(OpeningSpan later) {
        return later.from < to;
    }

    @Override
    public int compareTo(OpeningSpan other) {
        return Integer.compare(from, other.from);
    }

    @Override
    public String toString() {
        return "%s-%s".formatted(opens(), to == DAY ? "24:00" : closes());
    }
}
