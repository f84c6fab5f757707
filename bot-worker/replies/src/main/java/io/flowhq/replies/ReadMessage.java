package io.flowhq.replies;

import io.flowhq.replies.Vocabulary.Match;
import io.flowhq.replies.slots.Slots;
import java.util.List;
import java.util.Optional;

/**
 * A message with all that was found in it.
 *
 * @param found what it is about by the examples
 * @param matches the declared words in it
 * @param said the details that it gives itself
 * @param slots those with the details of earlier messages
 * @param asksInWords it has a word that asks, such as "ngapi", with or without a question mark
 */
record ReadMessage(
        TokenizedMessage message,
        Question question,
        RecognisedIntents found,
        List<Match> matches,
        Slots said,
        Slots slots,
        boolean asksInWords) {

    Optional<RecognisedIntent> main() {
        return found.main();
    }

    /** The intent answered last, empty at the beginning of a chat. */
    String last() {
        return question.last().map(PreviousIntent::intent).orElse("");
    }

    boolean asks() {
        return question.text().contains("?");
    }

    /** As much of it as is searched by patterns; a pasted book must not cost a second. */
    String beginning() {
        return MessageReader.beginning(question.text());
    }
}
