package io.flowhq.store.push;

import io.flowhq.contract.Language;
import io.flowhq.contract.TenantId;
import java.time.Instant;

/**
 * What one browser is to be told now.
 *
 * @param wanted how often something was to be told so far; comes back when it was
 * @param attempts begun since the last that succeeded
 * @param failingSince when the first of them began
 * @param waiting how many follow-ups are open
 */
@SuppressWarnings("ArrayRecordComponent") // is compared by nobody
public record PushDelivery(
        TenantId tenant,
        long id,
        String endpoint,
        byte[] publicKey,
        byte[] authSecret,
        Language language,
        long wanted,
        int attempts,
        Instant failingSince,
        int waiting) {

    /** Without the address and the secret. */
    @Override
    public String toString() {
        return "PushDelivery[" + tenant + " " + id + "]";
    }
}
