package io.flowhq.store.event;

import io.flowhq.contract.TenantId;

/**
 * Something that happened at a tenant.
 *
 * @param position where it stands among all events
 * @param eventId the same as in the webhook's request about it
 * @param body JSON
 */
public record LoggedEvent(TenantId tenant, EventPosition position, String eventId, String event, String body) {

    /** Without the customer's words. */
    @Override
    public String toString() {
        return "LoggedEvent[" + tenant + ", " + event + ", " + eventId + "]";
    }
}
