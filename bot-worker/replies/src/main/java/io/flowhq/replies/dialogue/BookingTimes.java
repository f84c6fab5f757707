package io.flowhq.replies.dialogue;

import io.flowhq.replies.hours.OpeningHours;
import io.flowhq.replies.hours.OpeningSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a business takes a booking: within its opening hours, not in the past, and not while another one lasts. Without
 * hours it takes them at any time and offers none by itself but those of the usual day. What takes longer than the
 * business is open in one go only has to begin while it is open.
 *
 * @param taken the times that other bookings hold
 * @param durations how long each kind of booking lasts
 */
public record BookingTimes(OpeningHours hours, List<Taken> taken, BookingDurations durations, Instant now) {

    private static final int DAYS_AHEAD = 14;
    private static final int STEP_MINUTES = 30;
    private static final int USUAL_FROM = 9 * 60;
    private static final int USUAL_TO = 17 * 60;

    /**
     * The time of another booking.
     *
     * @param ends exclusive
     */
    public record Taken(Instant starts, Instant ends) {}

    public BookingTimes {
        taken = List.copyOf(taken);
    }

    /** @param thing what is booked, in the customer's words */
    public boolean isFree(LocalDateTime time, @Nullable String thing) {
        return isFree(time, durations.of(thing));
    }

    private boolean isFree(LocalDateTime time, Duration duration) {
        Instant begins = time.atZone(hours.zone()).toInstant();
        Instant ends = begins.plus(duration);
        boolean overlaps = taken.stream()
                .anyMatch(
                        other -> begins.isBefore(other.ends()) && other.starts().isBefore(ends));
        return begins.isAfter(now) && !overlaps && isOpen(time, duration);
    }

    private boolean isOpen(LocalDateTime time, Duration duration) {
        int from = time.getHour() * 60 + time.getMinute();
        return !hours.areSet() || spans(time.toLocalDate()).stream().anyMatch(span -> fits(span, from, duration));
    }

    private static boolean fits(OpeningSpan span, int from, Duration duration) {
        boolean inTime = from + duration.toMinutes() <= span.to() || duration.toMinutes() > span.to() - span.from();
        return span.from() <= from && from < span.to() && inTime;
    }

    /** The next free times at or after {@code from}, the earliest first. */
    public List<LocalDateTime> next(LocalDateTime from, @Nullable String thing, int max) {
        Duration duration = durations.of(thing);
        List<LocalDateTime> free = new ArrayList<>();
        for (int day = 0; day < DAYS_AHEAD && free.size() < max; day++) {
            LocalDate date = from.toLocalDate().plusDays(day);
            for (OpeningSpan span : spans(date)) {
                for (int minute = span.from(); minute < span.to() && free.size() < max; minute += STEP_MINUTES) {
                    LocalDateTime time = date.atStartOfDay().plusMinutes(minute);
                    if (fits(span, minute, duration)
                            && !time.isBefore(from)
                            && isFree(time, duration)
                            && !free.contains(time)) {
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
