package io.flowhq.worker.session;

import io.flowhq.worker.page.InboundMessage;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes what one connected page reports, in the order in which it came. Reports come on a thread of the session's own,
 * which waits for the call to return.
 */
public interface MessageIntake {

    /** May bring the same message twice, and brings the business's own as well. */
    void arrived(InboundMessage message);

    /** @param ack −1 failed, 1 sent, 2 received, 3 read, 4 played */
    void acknowledged(String messageId, int ack);

    /** For how long the message that waits longest to be logged has waited; empty when none does. From any thread. */
    Optional<Duration> holding();

    /** Nothing can be sent any more. What is unfinished waits for the tenant's next page, here or elsewhere. */
    void close();
}
