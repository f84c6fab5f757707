package io.flowhq.store.push;

import io.flowhq.contract.Language;
import io.flowhq.contract.TenantId;
import java.util.UUID;

/**
 * A browser of a person that is to be told of follow-ups.
 *
 * @param user whose it is
 * @param device the browser, the same for all who use it
 * @param endpoint where its maker takes messages for it; whoever knows it and the keys can write there
 * @param publicKey what messages are encrypted for: an uncompressed point of P-256
 * @param authSecret mixed into the key of each message
 * @param language in which the person is told
 */
@SuppressWarnings("ArrayRecordComponent") // is compared by nobody
public record PushSubscription(
        TenantId tenant,
        UUID user,
        UUID device,
        String endpoint,
        byte[] publicKey,
        byte[] authSecret,
        Language language) {

    /** Without the address and the secret. */
    @Override
    public String toString() {
        return "PushSubscription[" + tenant + " " + user + "]";
    }
}
