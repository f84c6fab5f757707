package io.flowhq.store.message;

import io.flowhq.contract.CleanText;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.order.DialogueChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said to a customer, and why.
 *
 * @param waMessageId chosen by us before anything is sent
 * @param template the reply file it was taken from, null when it comes from none
 * @param quotes the WhatsApp id of the message it answers, null when it answers none in particular
 * @param saysClosed it tells when the business, closed now, opens
 * @param followUp why a person has something to do besides, null when nobody has
 * @param handsOffUntil until when the chat is a person's because of it, null when it is not
 * @param dialogue what it changes about an order or a booking, null for nothing
 * @param because the words or the example sentence that decided, null when nothing did
 */
public record ReplyDraft(
        String waMessageId,
        String text,
        MessageOrigin origin,
        @Nullable String template,
        @Nullable String intent,
        @Nullable String language,
        @Nullable String quotes,
        boolean saysClosed,
        @Nullable FollowUpReason followUp,
        @Nullable Instant handsOffUntil,
        @Nullable DialogueChange dialogue,
        @Nullable String because) {

    private static final int MAX_BECAUSE = 500;

    public ReplyDraft(
            String waMessageId,
            String text,
            MessageOrigin origin,
            @Nullable String template,
            @Nullable String intent,
            @Nullable String language,
            @Nullable String quotes,
            boolean saysClosed,
            @Nullable FollowUpReason followUp,
            @Nullable Instant handsOffUntil,
            @Nullable DialogueChange dialogue) {
        this(
                waMessageId,
                text,
                origin,
                template,
                intent,
                language,
                quotes,
                saysClosed,
                followUp,
                handsOffUntil,
                dialogue,
                null);
    }

    /** The intent of the answer to who asks not to be written to: the last thing they are sent. */
    public static final String OPT_OUT = "stop";

    boolean confirmsOptOut() {
        return OPT_OUT.equals(intent);
    }

    public ReplyDraft(
            String waMessageId,
            String text,
            MessageOrigin origin,
            @Nullable String template,
            @Nullable String intent,
            @Nullable String language,
            @Nullable String quotes,
            boolean saysClosed,
            @Nullable FollowUpReason followUp,
            @Nullable Instant handsOffUntil) {
        this(waMessageId, text, origin, template, intent, language, quotes, saysClosed, followUp, handsOffUntil, null);
    }

    /** The same, decided by these words or this example sentence. */
    public ReplyDraft because(List<String> matched) {
        String decided = CleanText.of(String.join(", ", matched), MAX_BECAUSE);
        return new ReplyDraft(
                waMessageId,
                text,
                origin,
                template,
                intent,
                language,
                quotes,
                saysClosed,
                followUp,
                handsOffUntil,
                dialogue,
                decided.isBlank() ? null : decided);
    }

    /** A text of the platform's own, which answers nothing that was asked. */
    public static ReplyDraft notice(String waMessageId, String text, MessageOrigin origin, String quotes) {
        return new ReplyDraft(waMessageId, text, origin, null, null, null, quotes, false, null, null);
    }
}
