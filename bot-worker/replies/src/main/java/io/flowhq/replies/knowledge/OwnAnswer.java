package io.flowhq.replies.knowledge;

import java.util.List;

/** A question customers ask, in several wordings, and the owner's answer to it. */
public record OwnAnswer(List<String> questions, LocalText answer) {

    public OwnAnswer {
        questions = List.copyOf(questions);
    }
}
