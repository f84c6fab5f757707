package io.flowhq.worker.message;

import io.flowhq.replies.Reply;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.message.MessageKind;
import org.jspecify.annotations.Nullable;

/** Why a person has something to do about a message that is answered. */
final class FollowUpReasons {

    private FollowUpReasons() {}

    /** What came without words says it by its kind; otherwise the reply does. Null when nobody has anything to do. */
    static @Nullable FollowUpReason of(MessageKind kind, Reply reply) {
        return switch (kind) {
            case VOICE -> FollowUpReason.VOICE_NOTE;
            case CALL -> FollowUpReason.CALL;
            case UNREADABLE -> FollowUpReason.UNREADABLE;
            case ORDER -> FollowUpReason.ORDER;
            case TEXT, MEDIA, EMPTY, LOCATION ->
                reply.followUp()
                        .map(reason -> FollowUpReason.valueOf(reason.name()))
                        .orElse(null);
        };
    }
}
