package io.flowhq.store.push;

import io.flowhq.contract.Language;
import io.flowhq.contract.TenantId;
import java.util.Arrays;
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
public record PushSubscription(
        TenantId tenant,
        UUID user,
        UUID device,
        String endpoint,
        byte[] publicKey,
        byte[] authSecret,
        Language language) {

    @Override
    public boolean equals(Object other) {
        return other instanceof PushSubscription subscription
                && tenant.equals(subscription.tenant)
                && user.equals(subscription.user)
                && device.equals(subscription.device)
                && endpoint.equals(subscription.endpoint)
                && language == subscription.language
                && Arrays.equals(publicKey, subscription.publicKey)
                && Arrays.equals(authSecret, subscription.authSecret);
    }

    @Override
    public int hashCode() {
        return 31 * tenant.hashCode() + endpoint.hashCode();
    }

    /** Without the address and the secret. */
    @Override
    public String toString() {
        return "PushSubscription[" + tenant + " " + user + "]";
    }
}
