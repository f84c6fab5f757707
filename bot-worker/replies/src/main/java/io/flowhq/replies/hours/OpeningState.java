package io.flowhq.replies.hours;

import java.time.ZonedDateTime;
import java.util.Optional;

/** Whether a business is open at a moment. */
public sealed interface OpeningState {

    /** Open now. */
    record Open() implements OpeningState {}

    /** @param opens when it opens next, in the tenant's time zone; empty when no day of the coming year is open */
    record Closed(Optional<ZonedDateTime> opens) implements OpeningState {}
}
