package io.flowhq.store.message;

/** Whether a customer wrote or was written to. */
public enum Direction {
    IN,
    OUT
}
