package io.flowhq.worker.session;

import io.flowhq.store.session.QrCode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The QR codes a page has offered: the first holds 60 s, each further one 20 s, and after the sixth the page waits to be
 * asked for more.
 *
 * @param generation the present one, from 1; 0 before the first
 * @param pairingExpiresAt until when a pairing code can be typed; null when there is none
 */
record QrCodeRotation(
        int generation,
        String text,
        @Nullable Instant expiresAt,
        @Nullable Instant pairingExpiresAt) {

    static final int OFFERED = 6;
    private static final Duration FIRST_VALIDITY = Duration.ofSeconds(60);
    private static final Duration FURTHER_VALIDITY = Duration.ofSeconds(20);
    /** How long the service lets a pairing code be typed; wa-js renews it after 195 s. */
    private static final Duration PAIRING_VALIDITY = Duration.ofSeconds(195);

    static final QrCodeRotation NONE = new QrCodeRotation(0, "", null, null);

    /** With the next code of the page. */
    QrCodeRotation next(String code, Instant now) {
        int next = generation == OFFERED ? 1 : generation + 1;
        return new QrCodeRotation(
                next, code, now.plus(next == 1 ? FIRST_VALIDITY : FURTHER_VALIDITY), pairingExpiresAt);
    }

    /** @throws IllegalStateException before the first */
    QrCode code() {
        Instant until = expiresAt;
        if (until == null) {
            throw new IllegalStateException("No code has been offered yet");
        }
        return new QrCode(text, generation, OFFERED, until);
    }

    static Instant pairingExpiry(Instant now) {
        return now.plus(PAIRING_VALIDITY);
    }

    /** With a pairing code beside them. */
    QrCodeRotation withPairing(Instant now) {
        return new QrCodeRotation(generation, text, expiresAt, pairingExpiry(now));
    }

    /** Counting starts again, for a page that was opened anew or asked for fresh codes. */
    QrCodeRotation restarted() {
        return new QrCodeRotation(0, text, null, pairingExpiresAt);
    }

    /** Somebody may still be typing a pairing code. */
    boolean pairingOpen(Instant now) {
        return pairingExpiresAt != null && now.isBefore(pairingExpiresAt);
    }

    /** The last code has run out long enough ago that the page will offer no other by itself. */
    boolean ranOut(Instant now) {
        return generation == OFFERED
                && expiresAt != null
                && now.isAfter(expiresAt.plus(FURTHER_VALIDITY))
                && !pairingOpen(now);
    }

    @Override
    public String toString() {
        return "code %d of %d".formatted(generation, OFFERED);
    }
}
