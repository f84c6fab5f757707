package io.flowhq.replies.dialogue;

import io.flowhq.replies.hours.OpeningHours;
import io.flowhq.replies.hours.OpeningSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * When a business takes a booking: within its opening hours, not in the past, and not while another one lasts. Without
 * hours it takes them at any time and offers none by itself but those of the usual day.
 *
 * @param taken when bookings begin that hold their time
 * @param duration how long each lasts
 */
public record BookingTimes(OpeningHours hours, List<Instant> taken, Duration duration, Instant now) {

    private static final int DAYS_AHEAD = 14;
    private static final int STEP_MINUTES = 30;
    private static final int USUAL_FROM = 9 * 60;
    private static final int USUAL_TO = 17 * 60;

    public BookingTimes {
        taken = List.copyOf(taken);
    }

    public boolean isFree(LocalDateTime time) {
        Instant begins = time.atZone(hours.zone()).toInstant();
        boolean overlaps = taken.stream()
                .anyMatch(other -> begins.isBefore(other.plus(duration)) && other.isBefore(begins.plus(duration)));
        return begins.isAfter(now) && !overlaps && isOpen(time);
    }

    private boolean isOpen(LocalDateTime time) {
        int from = time.getHour() * 60 + time.getMinute();
        return !hours.areSet()
                || spans(time.toLocalDate()).stream()
                        .anyMatch(span -> span.from() <= from && from + duration.toMinutes() <= span.to());
    }

    /** The next free times at or after {@code from}, the earliest first. */
    public List<LocalDateTime> next(LocalDateTime from, int max) {
        List<LocalDateTime> free = new ArrayList<>();
        for (int day = 0; day < DAYS_AHEAD && free.size() < max; day++) {
            LocalDate date = from.toLocalDate().plusDays(day);
            for (OpeningSpan span : spans(date)) {
                for (int minute = span.from();
                        minute + duration.toMinutes() <= span.to() && free.size() < max;
                        minute += STEP_MINUTES) {
                    LocalDateTime time = date.atStartOfDay().plusMinutes(minute);
                    if (!time.isBefore(from) && isFree(time) && !free.contains(time)) {
                        free.add(time);
                    }
                }
            }
        }
        return free;
    }

    private List<OpeningSpan> spans(LocalDate date) {
        return hours.areSet() ? hours.on(date) : List.of(new OpeningSpan(USUAL_FROM, USUAL_TO));
    }
}
