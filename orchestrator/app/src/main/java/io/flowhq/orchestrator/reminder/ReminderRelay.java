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

    /** After so many it is not the bookings that fail. */
    private static final int MAX_FAILURES_IN_A_ROW = 3;

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

    /**
     * A change that cannot be told goes behind the others.
     *
     * @return how many changes were told
     * @throws RuntimeException of the last that could not be told, after the others
     */
    int relay() {
        int told = 0;
        int failures = 0;
        RuntimeException last = null;
        for (BookingReminders.Change change : reminders.changes(BATCH_SIZE)) {
            try {
                tell(new BookingReference(change.tenant(), change.booking()));
                reminders.seen(change);
                told++;
                failures = 0;
            } catch (DataAccessException
                    | TransactionException
                    | WorkflowServiceException
                    | StatusRuntimeException failure) {
                last = failure;
                failures++;
                reminders.later(change);
                if (failures == MAX_FAILURES_IN_A_ROW) {
                    break;
                }
            }
        }
        if (last != null) {
            throw last;
        }
        return told;
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
