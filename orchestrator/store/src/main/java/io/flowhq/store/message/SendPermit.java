package io.flowhq.store.message;

import java.time.Duration;

/** Whether an answer may go to the page now. */
public sealed interface SendPermit {

    /** It stands as SENDING and must now be given to the page. */
    record Begun(OutboundMessage message) implements SendPermit {}

    /** Nothing was written: the window is full, or somebody else decides just now. Ask again after {@code remaining}. */
    record Wait(Duration remaining) implements SendPermit {}

    /** It has ended meanwhile, by a late acknowledgement for one: nothing may be sent. */
    record Ended() implements SendPermit {}

    /** Another epoch owns the session: nothing was written, and nothing may be sent. */
    record Fenced() implements SendPermit {}
}
