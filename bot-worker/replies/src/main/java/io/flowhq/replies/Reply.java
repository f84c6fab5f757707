package io.flowhq.replies;

import io.flowhq.replies.slots.Slots;
import java.util.List;
import java.util.Optional;

/**
 * An answer and why it was given.
 *
 * @param template the template that answered, {@link Replies#NEUTRAL} when the tenant has none
 * @param intent what the message was taken for; {@link #OWN} for an owner's keyword
 * @param language the language of the text
 * @param matched the declared words or the example sentence that decided; empty when nothing did
 * @param also further intents of the same message that the text answers too
 * @param text what to send
 * @param handsOff the customer wants a person: the assistant should be silent in this chat from now on
 * @param courtesy the customer expects nothing (a thank-you, a goodbye, an "ok"); the text is a short politeness
 * @param closed the business was closed, and the text says when it opens where that matters
 * @param followUp why a person has something to do now; empty when nobody has
 * @param slots the details of the message and of earlier ones
 */
public record Reply(
        String template,
        String intent,
        ReplyLanguage language,
        List<String> matched,
        List<String> also,
        String text,
        boolean handsOff,
        boolean courtesy,
        boolean closed,
        Optional<ReplyFollowUpReason> followUp,
        Slots slots) {

    /** The intent of an answer that an owner wrote. */
    public static final String OWN = "own";

    public Reply {
        matched = List.copyOf(matched);
        also = List.copyOf(also);
    }

    /** What the next {@link Question} of this chat should carry. */
    public PreviousIntent remembered() {
        return new PreviousIntent(intent, language);
    }
}
