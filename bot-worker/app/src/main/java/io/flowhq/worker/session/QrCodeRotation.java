package io.flowhq.worker.session;

import io.flowhq.store.session.QrCode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Counts the QR codes a page offers: the first holds 60 s, each further one 20 s, and after the sixth the page waits to
 * be asked for more.
 */
final class QrCodeRotation {

    static final int OFFERED = 6;
    private static final Duration FIRST = Duration.ofSeconds(60);
    private static final Duration FURTHER = Duration.ofSeconds(20);
    /** How long the service lets a pairing code be typed; wa-js renews it after 195 s. */
    private static final Duration PAIRING = Duration.ofSeconds(195);

    private int generation;
    private @Nullable Instant expiry;
    private @Nullable Instant pairingExpiry;

    /** The next code of the page. */
    QrCode next(String text, Instant now) {
        generation = generation == OFFERED ? 1 : generation + 1;
        Instant until = now.plus(generation == 1 ? FIRST : FURTHER);
        expiry = until;
        return new QrCode(text, generation, OFFERED, until);
    }

    /** A pairing code has been offered; until when it can be typed. */
    Instant pairing(Instant now) {
        Instant until = now.plus(PAIRING);
        pairingExpiry = until;
        return until;
    }

    /** Counting starts again, for a page that was opened anew or asked for fresh codes. */
    void restart() {
        generation = 0;
        expiry = null;
    }

    /** Somebody may still be typing a pairing code. */
    boolean pairingOpen(Instant now) {
        return pairingExpiry != null && now.isBefore(pairingExpiry);
    }

    /** The last code has run out long enough ago that the page will offer no other by itself. */
    boolean ranOut(Instant now) {
        return generation == OFFERED && expiry != null && now.isAfter(expiry.plus(FURTHER)) && !pairingOpen(now);
    }

    @Override
    public String toString() {
        return "code %d of %d".formatted(generation, OFFERED);
    }
}
