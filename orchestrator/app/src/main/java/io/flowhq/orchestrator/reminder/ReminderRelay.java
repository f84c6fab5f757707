package io.flowhq.orchestrator.reminder;

import io.flowhq.contract.TaskQueues;
import io.flowhq.contract.reminder.BookingReference;
import io.flowhq.contract.reminder.BookingReminder;
import io.flowhq.runtime.log.OutageLog;
import io.flowhq.runtime.schedule.PeriodicTask;
import io.flowhq.store.proactive.BookingReminders;
import io.grpc.StatusRuntimeException;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Tells the workflow of each booking that has changed, and begins it where there is none. A change leaves the database when
 * its workflow knows; told twice, a workflow takes no notice.
 */
@Component
class ReminderRelay extends PeriodicTask {

    private static final Logger log = LoggerFactory.getLogger(ReminderRelay.class);
    private static final Duration INTERVAL = Duration.ofSeconds(3);
    private static final int BATCH_SIZE = 50;

    private final BookingReminders reminders;
    private final WorkflowClient temporal;
    private final OutageLog outage = new OutageLog(log, "Reminders of bookings are set again");

    ReminderRelay(BookingReminders reminders, WorkflowClient temporal) {
        super("reminder-relay");
        this.reminders = reminders;
        this.temporal = temporal;
    }

    @Override
    protected Duration round() {
        try {
            boolean more = relay() == BATCH_SIZE;
            outage.recovered();
            return more ? Duration.ZERO : INTERVAL;
        } catch (DataAccessException | TransactionException | WorkflowServiceException | StatusRuntimeException away) {
            outage.failed("Reminders of bookings are set later", away);
            return INTERVAL;
        }
    }

    /** @return how many changes were told */
    int relay() {
        List<BookingReminders.Change> changes = reminders.changes(BATCH_SIZE);
        changes.forEach(change -> {
            tell(new BookingReference(change.tenant(), change.booking()));
            reminders.seen(change);
        });
        return changes.size();
    }

    private void tell(BookingReference booking) {
        BookingReminder workflow = temporal.newWorkflowStub(
                BookingReminder.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(booking.workflowId())
                        .setTaskQueue(TaskQueues.TENANTS)
                        .setStaticSummary("The reminder of booking " + booking.booking())
                        .build());
        BatchRequest request = temporal.newSignalWithStartRequest();
        request.add(workflow::remind, booking);
        request.add(workflow::changed);
        temporal.signalWithStart(request);
    }
}
