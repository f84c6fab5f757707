package io.flowhq.contract.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@link SessionActivities#runSession}.
 *
 * @param detail a short cause for the operator, at most 1,000 characters, without customer data
 * @param snapshotSaved whether the profile was saved as a snapshot when the browser closed, so that another worker can
 *     go on where this one ended; null when the worker does not say
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

    /** The newest state of the profile is in a snapshot, for certain. */
    public boolean movable() {
        return Boolean.TRUE.equals(snapshotSaved);
    }
}
