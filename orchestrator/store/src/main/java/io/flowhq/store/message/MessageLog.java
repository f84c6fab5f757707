package io.flowhq.store.message;

import io.flowhq.contract.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message, received or sent.
 *
 * @param id rises within a tenant in the order of being logged
 * @param fromNumber digits, null while only a hidden id is known; the same holds for {@code toNumber}
 * @param text what was written; it has no place in a log
 * @param waMessageId WhatsApp's id of the message, unique per tenant and direction; for OUT chosen by us
 * @param outcome what became of it, null while that is open
 * @param answers the IN message that this OUT message answers
 * @param template the template the reply came from
 * @param intent what the template took the question to be
 * @param language SW or EN
 * @param waitMs how long the message waited before it was replied to, milliseconds
 * @param ack WhatsApp's acknowledgement, from 0 (pending) to 4 (played)
 * @param origin whose words an OUT message is; null for IN
 */
public record MessageLog(
        long id,
        TenantId tenantId,
        Direction direction,
        String chatId,
        @Nullable String fromNumber,
        @Nullable String toNumber,
        MessageKind kind,
        String text,
        String waMessageId,
        Instant createdAt,
        @Nullable String outcome,
        @Nullable Long answers,
        @Nullable String template,
        @Nullable String intent,
        @Nullable String language,
        @Nullable Long waitMs,
        @Nullable Integer ack,
        @Nullable Instant sentAt,
        @Nullable Instant ackedAt,
        @Nullable String error,
        @Nullable MessageOrigin origin) {

    @Override
    public String toString() {
        return "MessageLog[" + tenantId + " " + direction + " " + id + ", " + outcome + "]";
    }
}
