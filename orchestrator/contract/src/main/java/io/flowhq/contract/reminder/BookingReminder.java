package io.flowhq.contract.reminder;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Waits until a customer has to be reminded of a booking, id {@code booking-<tenant>-<booking>}, queue {@code tenants}.
 * It ends when the customer was reminded, or when there is nothing to remind of, such as after a cancellation; it is begun
 * anew by the next change.
 */
@WorkflowInterface
public interface BookingReminder {

    @WorkflowMethod
    void remind(BookingReference booking);

    /** The booking, or when its tenant wants customers reminded, is another now; what it is stands in PostgreSQL. */
    @SignalMethod
    void changed();
}
