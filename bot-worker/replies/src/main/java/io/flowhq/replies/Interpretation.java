package io.flowhq.replies;

import java.util.List;

/**
 * What a message was taken for.
 *
 * @param also what it asks for besides
 * @param matched the declared words that decided
 * @param greeted it greets before it comes to the point
 */
sealed interface Interpretation {

    List<String> matched();

    record Wants(Intent intent, List<Intent> also, List<String> matched, boolean greeted) implements Interpretation {}

    /** @param forAPerson the message asks for a person too */
    record Own(KeywordReply reply, List<String> matched, boolean forAPerson) implements Interpretation {}
}
