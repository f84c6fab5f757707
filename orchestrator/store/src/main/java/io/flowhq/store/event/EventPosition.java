package io.flowhq.store.event;

/**
 * A place between two events.
 *
 * @param transaction in which the event before it was written
 * @param id of the event before it
 */
public record EventPosition(long transaction, long id) {

    /** Before every event. */
    public static final EventPosition BEGINNING = new EventPosition(0, 0);
}
