package io.flowhq.client.form;

import io.flowhq.contract.Language;

/**
 * What a browser gives of a push subscription.
 *
 * @param endpoint where its maker takes messages for it
 * @param publicKey a point of P-256 in Base64 for addresses ({@code p256dh})
 * @param authSecret 16 bytes in the same ({@code auth})
 * @param language in which the person is told
 */
public record PushForm(String endpoint, String publicKey, String authSecret, Language language) {

    /** Without the address and the secret. */
    @Override
    public String toString() {
        return "PushForm[" + language + "]";
    }
}
