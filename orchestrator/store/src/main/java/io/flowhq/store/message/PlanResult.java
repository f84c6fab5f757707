package io.flowhq.store.message;

import java.time.Instant;

/** What became of the wish to answer a customer's message. */
public sealed interface PlanResult {

    /** An answer stands in the log, the one asked for or the warning in its place, and is to be delivered. */
    record Planned() implements PlanResult {}

    /** The limit is reached and the warning was given: the message is closed without an answer. */
    record OverLimit() implements PlanResult {}

    /** The limit is reached, and a message found on reconnect may wait for it. */
    record Wait(Instant until) implements PlanResult {}

    /** Another epoch owns the session: nothing was written. */
    record Fenced() implements PlanResult {}
}
