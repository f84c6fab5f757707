package io.flowhq.store.proactive;

import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * What is written for a tenant without a customer's question.
 *
 * @param reminderLead how long before a confirmed booking its customer is reminded; null for no reminders
 * @param noticeNumber the owner's own number, which is told of new follow-ups; null for no notices
 * @param quietFrom from when in the day the owner is told of nothing, by the tenant's clock
 * @param quietUntil until when, on the next day where it is not later; the same time for no quiet hours
 */
public record ProactiveSetting(
        @Nullable Duration reminderLead, @Nullable String noticeNumber, LocalTime quietFrom, LocalTime quietUntil) {

    private static final LocalTime NIGHT = LocalTime.of(21, 0);
    private static final LocalTime MORNING = LocalTime.of(7, 0);

    /** Nothing is written. */
    public static final ProactiveSetting OFF = new ProactiveSetting(null, null, NIGHT, MORNING);

    public boolean isQuietAt(LocalTime time) {
        return quietFrom.isAfter(quietUntil)
                ? !time.isBefore(quietFrom) || time.isBefore(quietUntil)
                : !time.isBefore(quietFrom) && time.isBefore(quietUntil);
    }

    /** Without the owner's number. */
    @Override
    public String toString() {
        return "ProactiveSetting[reminderLead=" + reminderLead + ", notices=" + (noticeNumber != null) + "]";
    }
}
