package io.flowhq.replies;

import java.util.List;
import java.util.Optional;

/**
 * What a message is about by the examples.
 *
 * @param topics the main one first; empty when none is likely enough
 * @param greeted it begins with a greeting
 * @param words how many words it has beside the greeting
 */
record RecognisedIntents(List<RecognisedIntent> topics, boolean greeted, int words) {

    Optional<RecognisedIntent> main() {
        return topics.stream().findFirst();
    }
}
