package io.flowhq.replies.dialogue;

import io.flowhq.replies.knowledge.Knowledge;
import io.flowhq.replies.knowledge.Offering;
import io.flowhq.replies.knowledge.SearchResult;
import io.flowhq.replies.slots.ThingWords;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one product or service that a customer's words name. */
final class NamedOffering {

    private static final ThingWords THING_WORDS = new ThingWords();

    private final Knowledge knowledge;

    NamedOffering(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** @return empty unless the words name exactly one */
    Optional<Offering> of(@Nullable String words) {
        if (words == null || knowledge.offerings().isEmpty()) {
            return Optional.empty();
        }
        SearchResult found = knowledge.search(THING_WORDS).find(words, words);
        return found.exact() && found.offerings().size() == 1
                ? Optional.of(found.offerings().getFirst())
                : Optional.empty();
    }
}
