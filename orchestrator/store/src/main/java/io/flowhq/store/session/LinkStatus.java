package io.flowhq.store.session;

import io.flowhq.contract.lifecycle.SessionState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person needs to link a phone.
 *
 * @param qr the text of the QR code; a secret; null when none is offered
 * @param generation which QR code it is, from 1; 0 when none is offered
 * @param of how many will be shown before the page gives up
 * @param expiresAt when the QR code stops working; it may be past
 * @param pairingCode eight characters to type on the phone; a secret; null when none is offered
 */
public record LinkStatus(
        SessionState state,
        @Nullable String qr,
        int generation,
        int of,
        @Nullable Instant expiresAt,
        @Nullable String pairingCode,
        @Nullable Instant pairingExpiresAt) {

    @Override
    public String toString() {
        return "LinkStatus[" + state + ", code " + generation + " of " + of + " until " + expiresAt + "]";
    }
}
