package io.flowhq.worker.session;

import io.flowhq.worker.page.InboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a session's messages to the intake of the page that is connected: none before there is one, none after it is lost,
 * each in its turn. Belongs to the session's thread, but for {@link #holding()}.
 */
final class PendingMessages {

    private static final Logger log = LoggerFactory.getLogger(PendingMessages.class);

    private final MessagePipeline pipeline;
    private final InstantSource clock;
    private final Queue<Consumer<MessageIntake>> early = new ArrayDeque<>();
    private @Nullable SessionChats chats;
    /** Stays when its page is lost: it may still be logging what came by then. */
    private volatile @Nullable MessageIntake intake;

    private Instant lastSaid;

    PendingMessages(MessagePipeline pipeline, InstantSource clock) {
        this.pipeline = pipeline;
        this.clock = clock;
        this.lastSaid = clock.instant();
    }

    void ready(SessionChats connected) {
        gone();
        chats = connected;
        guarded(() -> intake = pipeline.open(connected));
        while (!early.isEmpty()) {
            report(early.remove());
        }
    }

    void take(InboundMessage message) {
        inTurn(open -> open.arrived(message));
    }

    void acked(List<String> ids, int ack) {
        ids.forEach(id -> inTurn(open -> open.acknowledged(id, ack)));
    }

    private void inTurn(Consumer<MessageIntake> report) {
        lastSaid = clock.instant();
        if (chats == null) {
            early.add(report);
        } else {
            report(report);
        }
    }

    /** Takes no further sends and waits for those in flight, for a while. */
    void closing(Duration timeout) {
        SessionChats open = chats;
        if (open == null) {
            return;
        }
        open.close();
        long deadline = System.nanoTime() + timeout.toNanos();
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
            report(MessageIntake::close);
        }
    }

    /** For how long a message has waited to be logged. From any thread. */
    Optional<Duration> holding() {
        return Optional.ofNullable(intake).flatMap(MessageIntake::holding);
    }

    /** When a message or an acknowledgement came or went last. */
    Instant lastSaid() {
        SessionChats open = chats;
        return open != null && open.sendsInFlight() > 0 ? clock.instant() : lastSaid;
    }

    private void report(Consumer<MessageIntake> report) {
        MessageIntake open = intake;
        if (open != null) {
            guarded(() -> report.accept(open));
        }
    }

    /** One message that cannot be handled must not stop the session. */
    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            log.warn("A message could not be handed over", e);
        }
    }
}
