package io.flowhq.replies.slots;

import java.util.Set;
import java.util.regex.Pattern;

/** Finds the product or service a message is about: the first stretch of words that name something. */
final class ThingFinder {

    private static final int MAX_TOKENS = 7;
    private static final Set<String> LINKS =
            Set.of("ya", "wa", "za", "la", "cha", "vya", "na", "of", "for", "with", "kwa");
    /** Conjugated Swahili verbs of the first and second person name no thing. */
    private static final Pattern VERB = Pattern.compile(
            "(?:ni|u|tu|m|mu|si|ha|hatu|ham|wa|i|zi|ki|li)(?:na|me|ta|li|nge|mesha|ki|ja|ka|sha)\\p{L}{2,}|(?:sija|haija|haja|hamja|hawa|hatu|siwe|nisha|nime|mnam|mnani)\\p{L}{2,}|m?na(?:ni|wa|i|zi)?\\p{L}{2,}(?:eni|ieni|ani)");

    private final Set<String> fillers;
    private final Set<String> nouns;
    private final Set<String> measures;
    private final Set<String> sizes = Set.of("size", "saizi", "sz");

    ThingFinder(SlotWords slotWords) {
        fillers = slotWords.set("fillers");
        nouns = slotWords.set("nouns");
        measures = slotWords.set("measures");
    }

    void find(SlotTokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (isContent(i, tokens)) {
                int to = end(i, tokens);
                if (hasLetters(i, to, tokens)) {
                    tokens.found(Slot.THING, tokens.written(i, to), i, to);
                    return;
                }
                i = to - 1;
            }
        }
    }

    private int end(int from, SlotTokens tokens) {
        int to = from + 1;
        while (to < tokens.size() && to < from + MAX_TOKENS && tokens.isFree(to) && !tokens.separates(to, ",.?!;\n")) {
            if (isContent(to, tokens)) {
                to++;
            } else if (LINKS.contains(tokens.word(to))
                    && to + 1 < tokens.size()
                    && !tokens.separates(to + 1, ",.?!;\n")
                    && (isContent(to + 1, tokens) && !tokens.word(to).equals("na"))) {
                to += 2;
            } else {
                break;
            }
        }
        return to;
    }

    private boolean isContent(int i, SlotTokens tokens) {
        String word = tokens.word(i);
        if (word.isEmpty() || fillers.contains(word) || sizes.contains(tokens.word(i - 1))) {
            return false;
        }
        if (tokens.at(i).isDigits()) {
            return i > 0 && isContent(i - 1, tokens)
                    || measures.contains(tokens.word(i + 1))
                    || tokens.word(i).length() > 1;
        }
        return word.length() > 1 && !isVerb(word, nouns);
    }

    /** @param nouns words that only look like verbs */
    static boolean isVerb(String word, Set<String> nouns) {
        return word.length() > 4 && !nouns.contains(word) && VERB.matcher(word).matches();
    }

    private static boolean hasLetters(int from, int to, SlotTokens tokens) {
        for (int i = from; i < to; i++) {
            if (tokens.at(i).word().matches(".*\\p{L}{2,}.*|\\p{L}+\\d.*")) {
                return true;
            }
        }
        return false;
    }
}
