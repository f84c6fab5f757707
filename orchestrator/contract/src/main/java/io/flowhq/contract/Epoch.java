package io.flowhq.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Counts the browsers a tenant has had. Whoever writes for a session says its epoch, and PostgreSQL refuses one that is
 * no longer the newest: this is the fence between a lost worker and its successor.
 */
public record Epoch(@JsonValue long value) implements Comparable<Epoch> {

    public static final Epoch NONE = new Epoch(0);

    @JsonCreator
    public Epoch {}

    public Epoch next() {
        return new Epoch(value + 1);
    }

    @Override
    public int compareTo(Epoch other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
