package io.flowhq.replies;

import io.flowhq.replies.knowledge.OwnAnswer;
import io.flowhq.replies.slots.Slots;
import java.util.List;

/**
 * What a message was taken for.
 *
 * @param also what it asks for besides
 * @param matched the declared words or the example that decided
 * @param greeted it greets before it comes to the point
 * @param slots the details it gives, with those of earlier messages
 */
sealed interface Interpretation {

    List<String> matched();

    record Wants(Intent intent, List<Intent> also, List<String> matched, boolean greeted, Slots slots)
            implements Interpretation {}

    /** @param forAPerson the message asks for a person too */
    record Own(KeywordReply reply, List<String> matched, boolean forAPerson) implements Interpretation {}

    /** @param answer what the owner answers to a question like this one */
    record Taught(OwnAnswer answer, List<String> matched, boolean greeted) implements Interpretation {}
}
