package io.flowhq.contract.lifecycle;

import io.flowhq.contract.WorkerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session that was given to the bot-workers and has not ended. There is one as long as its {@code runSession} is
 * under way, and only then does the workflow listen to session events.
 *
 * @param offeredAt when it was put on a task queue
 * @param worker the bot-worker that took it, null until then
 * @param hostedAt when that was
 * @param scannedAt when the phone took the code, null unless this session was linked anew
 * @param connectedAt when it was connected first, null until then
 */
public record OpenSession(
        Instant offeredAt,
        @Nullable WorkerId worker,
        @Nullable Instant hostedAt,
        @Nullable Instant scannedAt,
        @Nullable Instant connectedAt) {

    public static OpenSession offered(Instant at) {
        return new OpenSession(at, null, null, null, null);
    }

    public boolean hosted() {
        return worker != null;
    }

    public OpenSession hosted(WorkerId by, Instant at) {
        return new OpenSession(offeredAt, by, hostedAt == null ? at : hostedAt, scannedAt, connectedAt);
    }

    public OpenSession scanned(Instant at) {
        return new OpenSession(offeredAt, worker, hostedAt, at, connectedAt);
    }

    public OpenSession connected(Instant at) {
        return new OpenSession(offeredAt, worker, hostedAt, scannedAt, connectedAt == null ? at : connectedAt);
    }
}
