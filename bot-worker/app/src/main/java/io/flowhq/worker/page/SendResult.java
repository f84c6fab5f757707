package io.flowhq.worker.page;

import org.jspecify.annotations.Nullable;

/**
 * The page's answer to a send.
 *
 * @param messageId serialized id of the message, the one chosen before
 * @param ack −1 failed, 0 waiting, 1 taken by the service, 2 received, 3 read
 * @param result in the page's words: OK, ERROR_NETWORK, ERROR_EXPIRED, ERROR_CANCELLED, ERROR_UPLOAD, ERROR_UNKNOWN;
 *     null when it said nothing
 */
public record SendResult(
        String messageId, int ack, @Nullable String result) {

    /** The service has the message. */
    public boolean sent() {
        return ack >= 1 || "OK".equals(result);
    }
}
