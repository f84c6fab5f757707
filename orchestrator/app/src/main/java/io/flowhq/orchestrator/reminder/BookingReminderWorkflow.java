package io.flowhq.orchestrator.reminder;

import io.flowhq.contract.TaskQueues;
import io.flowhq.contract.reminder.BookingReference;
import io.flowhq.contract.reminder.BookingReminder;
import io.flowhq.contract.reminder.ReminderActivities;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;

/** {@link BookingReminder}: a durable timer that every change of the booking sets anew. */
@WorkflowImpl(taskQueues = TaskQueues.TENANTS)
public final class BookingReminderWorkflow implements BookingReminder {

    private final ReminderActivities activities = Workflow.newActivityStub(
            ReminderActivities.class,
            ActivityOptions.newBuilder()
                    .setTaskQueue(TaskQueues.TENANTS)
                    .setStartToCloseTimeout(Duration.ofSeconds(10))
                    .setRetryOptions(RetryOptions.newBuilder()
                            .setInitialInterval(Duration.ofSeconds(2))
                            .setMaximumInterval(Duration.ofMinutes(1))
                            .build())
                    .build());

    private boolean changed;

    @Override
    public void remind(BookingReference booking) {
        do {
            changed = false;
            Instant due = activities.reminderDue(booking);
            if (due != null && !changesBefore(due)) {
                activities.planReminder(booking);
            }
        } while (changed);
    }

    private boolean changesBefore(Instant due) {
        Duration left = Duration.between(Instant.ofEpochMilli(Workflow.currentTimeMillis()), due);
        return left.isPositive() && Workflow.await(left, () -> changed);
    }

    @Override
    public void changed() {
        changed = true;
    }
}
