package io.flowhq.replies;

import java.util.List;
import java.util.Optional;

/**
 * What a message is about by the examples.
 *
 * @param topics the main one first; empty when none is likely enough
 * @param greeted it begins with a greeting
 * @param words how many words it has beside the greeting
 * @param unclear a sentence of it is like no example
 */
record RecognisedIntents(List<RecognisedIntent> topics, boolean greeted, int words, boolean unclear) {

    RecognisedIntents(List<RecognisedIntent> topics, boolean greeted, int words) {
        this(topics, greeted, words, false);
    }

    Optional<RecognisedIntent> main() {
        return topics.stream().findFirst();
    }
}
