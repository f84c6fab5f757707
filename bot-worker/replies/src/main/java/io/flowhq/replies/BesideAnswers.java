package io.flowhq.replies;

import io.flowhq.replies.Intent.Occasion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Chooses which wishes of a message are answered in a sentence beside the main answer. */
final class BesideAnswers {

    private static final int MAX_ASIDES = 2;

    private BesideAnswers() {}

    static List<Intent> of(List<Intent> wanted) {
        Intent main = wanted.getFirst();
        Set<String> covered = new HashSet<>(main.covers());
        covered.add(main.name());
        List<Intent> also = new ArrayList<>();
        for (Intent intent : wanted.subList(1, wanted.size())) {
            boolean person = intent.name().equals(MessageReader.HANDOFF);
            boolean worthSaying = (person || !covered.contains(ReplyTemplate.ALL))
                    && !covered.contains(intent.name())
                    && intent.says(Occasion.ALSO)
                    && also.size() < MAX_ASIDES;
            if (worthSaying) {
                also.add(intent);
                covered.addAll(intent.covers());
                covered.add(intent.name());
            }
        }
        return also;
    }
}
