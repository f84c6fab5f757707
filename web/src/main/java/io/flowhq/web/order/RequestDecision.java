package io.flowhq.web.order;

import io.flowhq.store.order.RequestStatus;

/** What can be decided about an order or a booking; the last part of an address. */
public enum RequestDecision {
    confirm(RequestStatus.CONFIRMED),
    decline(RequestStatus.DECLINED),
    cancel(RequestStatus.CANCELLED),
    done(RequestStatus.DONE);

    private final RequestStatus status;

    RequestDecision(RequestStatus status) {
        this.status = status;
    }

    public RequestStatus status() {
        return status;
    }
}
