package io.flowhq.worker.session;

import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.worker.profile.BrowserProfile;
import io.flowhq.worker.snapshot.SnapshotStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The browser profile of one session, held from its beginning to its end: the session as it was left last. Belongs to the
 * session's thread.
 */
final class SessionProfile {

    private final SessionAssignment session;
    private final Path profiles;
    private final SnapshotStore snapshots;
    private @Nullable BrowserProfile open;
    private boolean stamped;
    private boolean linkExpected;

    SessionProfile(SessionAssignment session, Path profiles, SnapshotStore snapshots) {
        this.session = session;
        this.profiles = profiles;
        this.snapshots = snapshots;
    }

    Path folder() {
        return BrowserProfile.folderOf(profiles, session.tenant());
    }

    /**
     * Takes what is on this disk, unless the session has run elsewhere since or was logged out. May be tried again when
     * PostgreSQL did not say.
     */
    void open() {
        BrowserProfile opened = open == null ? BrowserProfile.open(profiles, session.tenant()) : open;
        open = opened;
        snapshots.forgottenUpTo(session.tenant()).ifPresent(opened::emptyUpTo);
        var here = opened.lastEpoch();
        var kept = snapshots.newest(session.tenant());
        if (kept.isPresent() && (here.isEmpty() || here.get().compareTo(kept.get()) < 0)) {
            snapshots.restore(session.tenant(), here, opened);
        }
        linkExpected = isReplaceable(opened);
    }

    private boolean isReplaceable(BrowserProfile opened) {
        OptionalLong restored = opened.restoredFrom();
        return restored.isPresent()
                ? snapshots.canRestoreOther(session.tenant(), restored.getAsLong())
                : opened.wasConnected() && snapshots.canRestore(session.tenant());
    }

    /**
     * Whether the page has to come up linked. A browser that is killed while it writes may find its storage damaged, and begins
     * anew with none; a snapshot brings the link back then, and where the newest was taken of a damaged storage, an older one.
     */
    boolean linkExpected() {
        return linkExpected;
    }

    /** From here on it is this epoch's. */
    void connected() {
        if (!stamped && open != null) {
            open.connected(session.epoch());
            stamped = true;
        }
    }

    /** Since when its storage has been one and the same. */
    Instant keptSince(Instant now) {
        return open == null ? now : open.keptSince(now);
    }

    /** The snapshot from which the session was restored, as long as it has not been connected with it. */
    OptionalLong restoredFrom() {
        return open == null ? OptionalLong.empty() : open.restoredFrom();
    }

    void empty() {
        if (open != null) {
            open.empty();
        }
    }

    void close() {
        if (open != null) {
            open.close();
        }
    }
}
