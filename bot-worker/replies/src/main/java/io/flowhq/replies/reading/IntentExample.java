package io.flowhq.replies.reading;

import java.util.List;

/** A sentence that customers write for an intent, as it is declared and as normalised words. */
public record IntentExample(String intent, String text, List<String> words) {

    public IntentExample {
        words = List.copyOf(words);
    }
}
