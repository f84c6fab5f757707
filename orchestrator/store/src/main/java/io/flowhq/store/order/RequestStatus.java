package io.flowhq.store.order;

import java.util.EnumSet;
import java.util.Set;

/** Where an order or booking stands: {@code orders.status} and {@code bookings.status}. */
public enum RequestStatus {
    NEW,
    CONFIRMED,
    DECLINED,
    CANCELLED,
    DONE;

    /** Neither done nor called off. */
    public boolean isOpen() {
        return this == NEW || this == CONFIRMED;
    }

    /** From which it can come about. */
    public Set<RequestStatus> before() {
        return switch (this) {
            case NEW -> EnumSet.noneOf(RequestStatus.class);
            case CONFIRMED, DECLINED -> EnumSet.of(NEW);
            case CANCELLED -> EnumSet.of(NEW, CONFIRMED);
            case DONE -> EnumSet.of(CONFIRMED);
        };
    }
}
