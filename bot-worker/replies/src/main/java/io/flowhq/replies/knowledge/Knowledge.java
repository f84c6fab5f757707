package io.flowhq.replies.knowledge;

import io.flowhq.replies.slots.ThingWords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that an owner has told about the business, in one version. What it is searched by is made once, when the first
 * question needs it. Immutable and safe for many threads.
 */
public final class Knowledge {

    public static final Knowledge NONE = new Knowledge(Map.of(), List.of(), List.of());

    private final Map<Fact, LocalText> facts;
    private final List<Offering> offerings;
    private final List<OwnAnswer> answers;
    private volatile @Nullable OfferingSearch search;

    /**
     * @param facts by kind, as the text to send
     * @param offerings products and services
     * @param answers own questions and answers
     */
    public Knowledge(Map<Fact, LocalText> facts, List<Offering> offerings, List<OwnAnswer> answers) {
        this.facts = Map.copyOf(facts);
        this.offerings = List.copyOf(offerings);
        this.answers = List.copyOf(answers);
    }

    /** Empty when it is not told. */
    public Optional<LocalText> fact(Fact fact) {
        return Optional.ofNullable(facts.get(fact)).filter(told -> !told.isBlank());
    }

    public Map<Fact, LocalText> facts() {
        return facts;
    }

    public List<Offering> offerings() {
        return offerings;
    }

    public List<OwnAnswer> answers() {
        return answers;
    }

    public OfferingSearch search(ThingWords thingWords) {
        OfferingSearch made = search;
        if (made == null) {
            synchronized (this) {
                made = search;
                if (made == null) {
                    made = new OfferingSearch(offerings, thingWords);
                    search = made;
                }
            }
        }
        return made;
    }
}
