package io.flowhq.contract.reminder;

import io.temporal.activity.ActivityInterface;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The short database activities of {@link BookingReminder}, on queue {@code tenants}; each may be repeated at will. */
@ActivityInterface
public interface ReminderActivities {

    /** When the customer has to be reminded, which may be past; null when there is nothing to remind of. */
    @Nullable
    Instant reminderDue(BookingReference booking);

    /**
     * Writes the reminder down to be sent, once for each time of a booking; does nothing when there is nothing to remind of.
     *
     * @throws io.temporal.failure.ApplicationFailure to be retried, while too many texts of the tenant wait
     */
    void planReminder(BookingReference booking);
}
