package io.flowhq.store.change;

import io.flowhq.contract.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Something in the database is different now; whoever cares reads it again.
 *
 * @param tenant whose, null when it concerns no single tenant
 */
public record ChangeNotification(Kind kind, @Nullable TenantId tenant) {

    public enum Kind {
        /** A tenant's phase, session, codes or configuration. */
        TENANT,
        MESSAGE,
        /** A text of a person or a program waits to be sent. */
        TEXT,
        /** A program asks something of a session's page. */
        PAGE_REQUEST,
        /** A bot-worker came, went or reported something new. */
        WORKER,
        /** A command waits in the outbox. */
        OUTBOX,
        /** A bot-worker is to be drained, or no longer. */
        DRAIN,
        /** The connection was interrupted, anything may have changed; never sent, only told. */
        RESYNC
    }

    static final ChangeNotification RESYNC = new ChangeNotification(Kind.RESYNC, null);
}
