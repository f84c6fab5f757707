package io.flowhq.orchestrator.reminder;

import io.flowhq.contract.reminder.BookingReference;
import io.flowhq.contract.reminder.ReminderActivities;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One booking in memory. */
final class FakeReminderActivities implements ReminderActivities {

    final List<BookingReference> planned = new CopyOnWriteArrayList<>();
    final AtomicInteger refusals = new AtomicInteger();
    volatile @Nullable Instant due;

    @Override
    public @Nullable Instant reminderDue(BookingReference booking) {
        return due;
    }

    @Override
    public void planReminder(BookingReference booking) {
        if (refusals.getAndDecrement() > 0) {
            throw ApplicationFailure.newFailure("no room", "NoRoom");
        }
        planned.add(booking);
        due = null;
    }
}
