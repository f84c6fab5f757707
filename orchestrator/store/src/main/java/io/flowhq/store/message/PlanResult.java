package io.flowhq.store.message;

import java.time.Duration;

/** What became of the wish to answer a customer's message. */
public sealed interface PlanResult {

    /** An answer stands in the log and is to be delivered. */
    record Planned() implements PlanResult {}

    /** The message is closed without an answer. */
    record Closed() implements PlanResult {}

    /** Nothing was written: the window is full, or somebody else decides just now. Ask again after {@code remaining}. */
    record Wait(Duration remaining) implements PlanResult {}

    /** Nothing was written: the time of a booking has been taken meanwhile. The answer is to be thought of anew. */
    record TimeTaken() implements PlanResult {}

    /** Nothing was written: the customer edited or deleted the message since it was read. It is to be read anew. */
    record Changed() implements PlanResult {}

    /** Another epoch owns the session: nothing was written. */
    record Fenced() implements PlanResult {}
}
