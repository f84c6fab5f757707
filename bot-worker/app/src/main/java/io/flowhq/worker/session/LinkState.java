package io.flowhq.worker.session;

import io.flowhq.contract.session.SessionEvent;
import io.flowhq.contract.session.SessionOutcome;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a session's page has come with its link; {@link LinkTransitions} says what follows on what. */
sealed interface LinkState {

    /**
     * A page is being loaded; nothing is known of its link yet.
     *
     * @param since when the loading began
     * @param reloads how often the page has been loaded again because it did not get ready
     * @param outdated the page is loaded again because it called itself outdated; it may say that this logged it out
     */
    record Opening(Instant since, int reloads, boolean outdated) implements LinkState {}

    /** Codes are offered. */
    record AwaitingScan(QrCodeRotation codes) implements LinkState {}

    /**
     * Linked; the chats are still coming.
     *
     * @param progressAt when the page last got further
     */
    record Synchronising(Instant progressAt, int reloads) implements LinkState {}

    record Connected(Instant since) implements LinkState {}

    /**
     * Was connected; the page is trying by itself to be so again.
     *
     * @param announced the workflow has been told
     */
    record Offline(Instant since, boolean announced) implements LinkState {}

    /** The device was removed; the page may still say why. */
    record Unlinked(Instant since) implements LinkState {}

    /** @param detail for the operator, without customer data */
    record Ended(SessionOutcome outcome, @Nullable String detail) implements LinkState {}

    default boolean isConnected() {
        return this instanceof Connected;
    }

    /** Somebody may be about to scan a code, or has just done so. */
    default boolean isLinking() {
        return this instanceof AwaitingScan || this instanceof Synchronising;
    }

    /** What the workflow has to know of this state. */
    default Optional<SessionEvent.Kind> event() {
        return switch (this) {
            case AwaitingScan scan -> Optional.of(SessionEvent.Kind.QR_SHOWN);
            case Synchronising synchronising -> Optional.of(SessionEvent.Kind.SCANNED);
            case Connected connected -> Optional.of(SessionEvent.Kind.CONNECTED);
            case Offline offline -> Optional.of(SessionEvent.Kind.DISCONNECTED);
            case Opening opening -> Optional.empty();
            case Unlinked unlinked -> Optional.empty();
            case Ended ended -> Optional.empty();
        };
    }

    default String label() {
        return getClass().getSimpleName();
    }
}
