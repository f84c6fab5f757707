package io.flowhq.contract.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@link SessionActivities#runSession}.
 *
 * @param detail a short cause for the operator, at most 1,000 characters, without customer data
 * @param snapshotSaved whether the profile was saved as a snapshot when the browser closed, so that another worker can
 *     go on where this one ended; null when nothing had to be saved
 */
public record SessionEnded(
        SessionOutcome outcome,
        @Nullable String detail,
        @Nullable Boolean snapshotSaved) {

    @JsonCreator
    public SessionEnded {}

    /** An end that says nothing of a snapshot. */
    public SessionEnded(SessionOutcome outcome, @Nullable String detail) {
        this(outcome, detail, null);
    }

    /** Another worker can go on from here; false when the newest state of the profile is only on this one's disk. */
    public boolean movable() {
        return !Boolean.FALSE.equals(snapshotSaved);
    }
}
