package io.flowhq.worker.session;

import io.flowhq.contract.TenantId;
import io.flowhq.worker.page.InboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a session's messages to the listener: none before the session is ready, none after it is gone, each in its turn.
 * Belongs to the session's thread.
 */
final class PendingMessages {

    private static final Logger log = LoggerFactory.getLogger(PendingMessages.class);

    private final TenantId tenant;
    private final MessageListener listener;
    private final InstantSource clock;
    private final Queue<Runnable> early = new ArrayDeque<>();
    private @Nullable SessionChats chats;
    private Instant lastSaid;

    PendingMessages(TenantId tenant, MessageListener listener, InstantSource clock) {
        this.tenant = tenant;
        this.listener = listener;
        this.clock = clock;
        this.lastSaid = clock.instant();
    }

    void ready(SessionChats connected) {
        SessionChats before = chats;
        if (before != null) {
            before.close();
        }
        chats = connected;
        tell(() -> listener.sessionReady(connected));
        while (!early.isEmpty()) {
            tell(early.remove());
        }
    }

    void take(InboundMessage message) {
        inTurn(() -> listener.messageArrived(tenant, message));
    }

    void acked(List<String> ids, int ack) {
        ids.forEach(id -> inTurn(() -> listener.acked(tenant, id, ack)));
    }

    private void inTurn(Runnable telling) {
        lastSaid = clock.instant();
        if (chats == null) {
            early.add(telling);
        } else {
            tell(telling);
        }
    }

    /** Takes no further sends and waits for those in flight, for a while. */
    void closing(Duration patience) {
        SessionChats open = chats;
        if (open == null) {
            return;
        }
        open.close();
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (open.sendsInFlight() > 0 && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (open.sendsInFlight() > 0) {
            log.warn("{} sends were still in flight when the session closed", open.sendsInFlight());
        }
    }

    void gone() {
        SessionChats open = chats;
        if (open != null) {
            open.close();
            chats = null;
            tell(() -> listener.sessionGone(tenant));
        }
    }

    /** When a message or an acknowledgement came or went last. */
    Instant lastSaid() {
        SessionChats open = chats;
        return open != null && open.sendsInFlight() > 0 ? clock.instant() : lastSaid;
    }

    /** One message that cannot be handled must not stop the session. */
    private void tell(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            log.warn("a message could not be handed over", e);
        }
    }
}
