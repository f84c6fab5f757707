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
public record SessionRunState(
        Instant offeredAt,
        @Nullable WorkerId worker,
        @Nullable Instant hostedAt,
        @Nullable Instant scannedAt,
        @Nullable Instant connectedAt) {

    public static SessionRunState offered(Instant at) {
        return new SessionRunState(at, null, null, null, null);
    }

    public boolean hosted() {
        return worker != null;
    }

    public SessionRunState hosted(WorkerId by, Instant at) {
        return new SessionRunState(offeredAt, by, hostedAt == null ? at : hostedAt, scannedAt, connectedAt);
    }

    public SessionRunState scanned(Instant at) {
        return new SessionRunState(offeredAt, worker, hostedAt, at, connectedAt);
    }

    public SessionRunState connected(Instant at) {
        return new SessionRunState(offeredAt, worker, hostedAt, scannedAt, connectedAt == null ? at : connectedAt);
    }
}
