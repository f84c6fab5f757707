package io.flowhq.worker.session;

import io.flowhq.contract.TenantId;
import io.flowhq.worker.page.InboundMessage;
import java.time.Duration;
import java.util.Optional;

/**
 * Hears of messages, per tenant in the order in which they came and never two at once. Called off the browser loop, on
 * a thread of the session's own, which waits for the call to return.
 *
 * <p>For one tenant: {@code sessionReady}, then any number of messages and acks, then {@code sessionGone}. When a page
 * was lost and replaced within the session, or came back from being offline, {@code sessionReady} is said again: what
 * was unfinished may be taken up.
 */
public interface MessageListener {

    void sessionReady(LinkedChats session);

    /** May tell the same message twice, and tells the business's own as well. */
    void messageArrived(TenantId tenant, InboundMessage message);

    /** @param ack −1 failed, 1 sent, 2 received, 3 read, 4 played */
    void acked(TenantId tenant, String messageId, int ack);

    /** For how long the message that waits longest to be logged has waited; empty when none does. From any thread. */
    default Optional<Duration> holding(TenantId tenant) {
        return Optional.empty();
    }

    /** Nothing can be sent any more. What is unfinished waits for the next {@code sessionReady}, here or elsewhere. */
    void sessionGone(TenantId tenant);
}
