package io.flowhq.orchestrator.reminder;

import io.flowhq.contract.TaskQueues;
import io.flowhq.contract.reminder.BookingReference;
import io.flowhq.contract.reminder.ReminderActivities;
import io.flowhq.store.answering.AnsweringSettings;
import io.flowhq.store.message.ReplyConfig;
import io.flowhq.store.message.ReplyConfigs;
import io.flowhq.store.message.SendingLimit;
import io.flowhq.store.order.CustomerRequest;
import io.flowhq.store.order.CustomerRequests;
import io.flowhq.store.order.RequestKind;
import io.flowhq.store.proactive.BookingReminders;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.spring.boot.ActivityImpl;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link ReminderActivities} on PostgreSQL. */
@Component
@ActivityImpl(taskQueues = TaskQueues.TENANTS)
final class JdbcReminderActivities implements ReminderActivities {

    private final BookingReminders reminders;
    private final CustomerRequests requests;
    private final ReplyConfigs configs;
    private final SendingLimit limit;
    private final ReminderText text = new ReminderText();

    JdbcReminderActivities(
            BookingReminders reminders, CustomerRequests requests, ReplyConfigs configs, AnsweringSettings settings) {
        this.reminders = reminders;
        this.requests = requests;
        this.configs = configs;
        this.limit = SendingLimit.perMinute(settings.maxPerMinute());
    }

    @Override
    public @Nullable Instant reminderDue(BookingReference booking) {
        return reminders.due(booking.tenant(), booking.booking()).orElse(null);
    }

    @Override
    public void planReminder(BookingReference reference) {
        Optional<CustomerRequest> booking = requests.find(reference.tenant(), RequestKind.BOOKING, reference.booking());
        Optional<ReplyConfig> config = configs.find(reference.tenant());
        if (booking.isEmpty() || config.isEmpty()) {
            return;
        }
        BookingReminders.Outcome outcome = reminders.remind(booking.get(), text.of(booking.get(), config.get()), limit);
        if (outcome == BookingReminders.Outcome.NO_ROOM) {
            throw ApplicationFailure.newBuilder()
                    .setMessage("as many texts of the tenant wait as may")
                    .setType("NoRoom")
                    .setCategory(ApplicationErrorCategory.BENIGN)
                    .build();
        }
    }
}
