package io.flowhq.replies.slots;

import java.util.Map;
import java.util.Set;

/** Knows what words say about which thing is meant. Immutable and safe for many threads. */
public final class ThingWords {

    private final Set<String> fillers;
    private final Set<String> generic;
    private final Set<String> nouns;
    private final Set<String> existence;
    private final Map<String, String> spellings;

    public ThingWords() {
        SlotWords slotWords = new SlotWords();
        fillers = slotWords.set("fillers");
        generic = slotWords.set("generic");
        nouns = slotWords.set("nouns");
        existence = slotWords.set("existence");
        spellings = slotWords.meanings("spellings");
    }

    /** It asks, greets, counts or links. */
    public boolean isFiller(String word) {
        return fillers.contains(word);
    }

    /** It tells no thing from another: a filler, a verb, or "phone" where all things are phones. */
    public boolean namesNothing(String word) {
        return isFiller(word) || generic.contains(word) || ThingFinder.isVerb(word, nouns);
    }

    /** It only asks whether there is something. */
    public boolean asksWhetherThereIs(String word) {
        return existence.contains(word);
    }

    /** The usual spelling of a word that is written by ear. */
    public String spelled(String word) {
        return spellings.getOrDefault(word, word);
    }
}
