package io.flowhq.contract.reminder;

import io.flowhq.contract.TenantId;

/** Names a booking of a tenant, and nothing of what it is about. */
public record BookingReference(TenantId tenant, long booking) {

    /** The id of the booking's one {@link BookingReminder} workflow. */
    public String workflowId() {
        return "booking-" + tenant + "-" + booking;
    }
}
