package io.flowhq.replies.slots;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Finds the name a customer gives and the place they speak of. */
final class NameAndPlaceFinder {

    /** A town, and an English word when it is not written like a name. */
    private static final String SAME = "same";

    private static final int MAX_NAME = 3;
    private static final int MAX_PLACE = 6;
    private static final Set<String> LINKS = Set.of("ya", "wa", "za", "cha", "la", "of");
    private static final Set<String> NEARBY = Set.of("karibu", "mwisho", "near", "opposite", "nyuma");

    private final List<List<String>> before;
    private final Set<String> notNames;
    private final Set<String> placeBefore;
    private final Set<String> places;
    private final Set<String> fillers;

    NameAndPlaceFinder(SlotWords slotWords) {
        before = slotWords.list("name_before").stream()
                .map(phrase -> List.of(phrase.split(" ")))
                .sorted(Comparator.comparing((List<String> phrase) -> -phrase.size()))
                .toList();
        notNames = slotWords.set("not_names");
        placeBefore = slotWords.set("place_before");
        places = slotWords.set("places");
        fillers = slotWords.set("fillers");
    }

    void find(SlotTokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            nameFrom(i, tokens);
        }
        jinaLangu(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            placeFrom(i, tokens);
        }
    }

    private void nameFrom(int i, SlotTokens tokens) {
        for (List<String> phrase : before) {
            if (says(phrase, i, tokens)) {
                int from = i + phrase.size();
                boolean sure = phrase.contains("naitwa") || phrase.contains("jina") || phrase.contains("name");
                int to = from;
                boolean titled =
                        tokens.word(from).equals("mama") || tokens.word(from).equals("baba");
                while (to < from + MAX_NAME
                        && tokens.isFree(to)
                        && (to == from || !tokens.separates(to, ",.?!;\n"))
                        && isName(to, sure && to == from, titled && to == from, tokens)) {
                    to++;
                }
                if (to > from && !(titled && to == from + 1)) {
                    tokens.found(Slot.NAME, tokens.written(from, to), from, to);
                    tokens.use(i, from);
                }
                return;
            }
        }
    }

    private boolean isName(int at, boolean sure, boolean title, SlotTokens tokens) {
        SlotToken token = tokens.at(at);
        boolean letters = token.word().matches("[\\p{L}'’-]{2,}|[\\p{Lu}]");
        return title
                || (letters
                        && !notNames.contains(token.word())
                        && !places.contains(token.word())
                        && (token.isCapitalised() || (sure && !fillers.contains(token.word()))));
    }

    /** "Jumanne Hassan ndio jina langu". */
    private static void jinaLangu(SlotTokens tokens) {
        for (int i = 1; i + 1 < tokens.size(); i++) {
            boolean said = tokens.word(i).equals("jina") && tokens.word(i + 1).equals("langu");
            int to = said && Set.of("ndio", "ndiyo", "ni").contains(tokens.word(i - 1)) ? i - 1 : i;
            if (said && to > 0 && !tokens.has(Slot.NAME) && tokens.at(to - 1).isCapitalised()) {
                int from = to > 1 && tokens.at(to - 2).isCapitalised() ? to - 2 : to - 1;
                tokens.found(Slot.NAME, tokens.written(from, to), from, to);
            }
        }
    }

    private static boolean says(List<String> phrase, int from, SlotTokens tokens) {
        for (int i = 0; i < phrase.size(); i++) {
            if (!tokens.word(from + i).equals(phrase.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void placeFrom(int i, SlotTokens tokens) {
        if (!tokens.isFree(i)) {
            return;
        }
        boolean known = places.contains(tokens.word(i))
                && (!tokens.word(i).equals(SAME) || tokens.at(i).isCapitalised());
        boolean introduced = placeBefore.contains(tokens.word(i - 1))
                || (tokens.word(i - 1).matches("za|ya|kwa") && placeBefore.contains(tokens.word(i - 2)));
        boolean named = introduced && i > 0 && tokens.at(i).isCapitalised() && !fillers.contains(tokens.word(i));
        boolean partOfThing = known && LINKS.contains(tokens.word(i - 1)) && i > 1 && !introduced;
        if ((!known && !named) || partOfThing) {
            return;
        }
        int to = i + 1;
        while (to < tokens.size() && to < i + MAX_PLACE && tokens.isFree(to) && continues(to, tokens)) {
            to++;
        }
        tokens.found(Slot.PLACE, tokens.written(i, to), i, to);
    }

    private boolean continues(int at, SlotTokens tokens) {
        SlotToken token = tokens.at(at);
        boolean separated = tokens.separates(at, ".?!;\n");
        boolean road = token.isCapitalised() && !fillers.contains(token.word());
        boolean tail = NEARBY.contains(token.word())
                || (Set.of("na", "wa", "ya").contains(token.word()) && NEARBY.contains(tokens.word(at - 1)))
                || (Set.of("na", "wa", "ya").contains(tokens.word(at - 1)) && NEARBY.contains(tokens.word(at - 2)));
        return !separated && (road || tail);
    }
}
