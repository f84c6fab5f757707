package io.flowhq.replies;

import java.util.List;

/**
 * An intent that a message, or a sentence of it, has by the examples.
 *
 * @param example the example sentence it is most like
 */
record RecognisedIntent(Intent intent, double score, String example) {

    List<String> because() {
        return example.isEmpty() ? List.of() : List.of(example);
    }
}
