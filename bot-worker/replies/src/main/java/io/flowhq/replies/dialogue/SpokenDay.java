package io.flowhq.replies.dialogue;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** The date that a day slot means on the day it is said; one that is still to come. */
final class SpokenDay {

    private static final int MONTHS_AHEAD = 12;

    private SpokenDay() {}

    static Optional<LocalDate> date(String value, LocalDate today) {
        if (value.equals("today")) {
            return Optional.of(today);
        }
        if (value.equals("tomorrow")) {
            return Optional.of(today.plusDays(1));
        }
        if (value.matches("\\+\\d+")) {
            return Optional.of(today.plusDays(Long.parseLong(value.substring(1))));
        }
        if (value.matches("\\d{1,2}-\\d{0,2}")) {
            return dated(value, today);
        }
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equalsIgnoreCase(value))
                .findFirst()
                .map(day -> today.with(TemporalAdjusters.nextOrSame(day)));
    }

    private static Optional<LocalDate> dated(String value, LocalDate today) {
        String[] parts = value.split("-", 2);
        int day = Integer.parseInt(parts[0]);
        return IntStream.rangeClosed(0, MONTHS_AHEAD)
                .mapToObj(ahead -> today.withDayOfMonth(1).plusMonths(ahead))
                .filter(month -> parts[1].isEmpty() || month.getMonthValue() == Integer.parseInt(parts[1]))
                .flatMap(month -> {
                    try {
                        return Optional.of(month.withDayOfMonth(day)).stream();
                    } catch (DateTimeException noSuchDay) {
                        return Optional.<LocalDate>empty().stream();
                    }
                })
                .filter(date -> !date.isBefore(today))
                .findFirst();
    }
}
