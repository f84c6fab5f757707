package io.flowhq.worker.message;

import io.flowhq.replies.Reply;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.message.MessageKind;
import io.flowhq.store.message.ReplyDraft;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a person has something to do about a message that is answered. */
final class FollowUpReasons {

    /** What asks for nothing, beside courtesies. */
    private static final Set<String> SOCIAL = Set.of("greeting", "menu", ReplyDraft.OPT_OUT);

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

    /**
     * The same where the reply is not given, because the customer asked not to be written to: then a question that the
     * assistant could answer is a person's as well. Null for a greeting, a thank-you, or one more request to be left alone.
     */
    static @Nullable FollowUpReason afterOptOut(MessageKind kind, Reply reply) {
        if (kind == MessageKind.TEXT && (reply.courtesy() || SOCIAL.contains(reply.intent()))) {
            return null;
        }
        FollowUpReason reason = of(kind, reply);
        return reason == null && kind == MessageKind.TEXT ? FollowUpReason.QUESTION : reason;
    }
}
