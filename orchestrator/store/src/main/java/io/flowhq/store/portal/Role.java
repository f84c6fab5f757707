package io.flowhq.store.portal;

/** What a person may do. */
public enum Role {
    /** Everything on their own tenant. */
    OWNER,
    /** Reading and hand-off on their own tenant. */
    STAFF,
    /** Everything on every tenant. */
    ADMIN
}
