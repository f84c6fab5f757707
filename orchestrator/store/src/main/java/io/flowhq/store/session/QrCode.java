package io.flowhq.store.session;

import java.time.Instant;

/**
 * A QR code to be scanned.
 *
 * @param text the content of the QR code; a secret
 * @param generation which one it is, from 1
 * @param of how many will be shown before the page gives up
 */
public record QrCode(String text, int generation, int of, Instant expiresAt) {

    @Override
    public String toString() {
        return "QrCode[" + generation + " of " + of + " until " + expiresAt + "]";
    }
}
