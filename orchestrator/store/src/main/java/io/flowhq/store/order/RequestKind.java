package io.flowhq.store.order;

/** What a customer asks the business for; each kind has its table. */
public enum RequestKind {
    ORDER("orders"),
    BOOKING("bookings");

    private final String table;

    RequestKind(String table) {
        this.table = table;
    }

    String table() {
        return table;
    }
}
