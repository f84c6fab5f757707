package io.flowhq.replies.slots;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Finds the name a customer gives and the place they speak of. */
final class NameAndPlaceFinder {

    private static final int LONGEST_NAME = 3;
    private static final int LONGEST_PLACE = 6;
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

    void find(Pieces pieces) {
        for (int i = 0; i < pieces.size(); i++) {
            nameFrom(i, pieces);
        }
        jinaLangu(pieces);
        for (int i = 0; i < pieces.size(); i++) {
            placeFrom(i, pieces);
        }
    }

    private void nameFrom(int i, Pieces pieces) {
        for (List<String> phrase : before) {
            if (says(phrase, i, pieces)) {
                int from = i + phrase.size();
                boolean sure = phrase.contains("naitwa") || phrase.contains("jina") || phrase.contains("name");
                int to = from;
                boolean titled =
                        pieces.word(from).equals("mama") || pieces.word(from).equals("baba");
                while (to < from + LONGEST_NAME
                        && pieces.isFree(to)
                        && (to == from || !pieces.separates(to, ",.?!;\n"))
                        && isName(to, sure && to == from, titled && to == from, pieces)) {
                    to++;
                }
                if (to > from && !(titled && to == from + 1)) {
                    pieces.found(Slot.NAME, pieces.written(from, to), from, to);
                    pieces.use(i, from);
                }
                return;
            }
        }
    }

    private boolean isName(int at, boolean sure, boolean title, Pieces pieces) {
        Piece piece = pieces.at(at);
        boolean letters = piece.word().matches("[\\p{L}'’-]{2,}|[\\p{Lu}]");
        return title
                || (letters
                        && !notNames.contains(piece.word())
                        && !places.contains(piece.word())
                        && (piece.isCapitalised() || (sure && !fillers.contains(piece.word()))));
    }

    /** "Jumanne Hassan ndio jina langu". */
    private static void jinaLangu(Pieces pieces) {
        for (int i = 1; i + 1 < pieces.size(); i++) {
            boolean said = pieces.word(i).equals("jina") && pieces.word(i + 1).equals("langu");
            int to = said && Set.of("ndio", "ndiyo", "ni").contains(pieces.word(i - 1)) ? i - 1 : i;
            if (said && to > 0 && !pieces.has(Slot.NAME) && pieces.at(to - 1).isCapitalised()) {
                int from = to > 1 && pieces.at(to - 2).isCapitalised() ? to - 2 : to - 1;
                pieces.found(Slot.NAME, pieces.written(from, to), from, to);
            }
        }
    }

    private static boolean says(List<String> phrase, int from, Pieces pieces) {
        for (int i = 0; i < phrase.size(); i++) {
            if (!pieces.word(from + i).equals(phrase.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void placeFrom(int i, Pieces pieces) {
        if (!pieces.isFree(i)) {
            return;
        }
        boolean known = places.contains(pieces.word(i));
        boolean introduced = placeBefore.contains(pieces.word(i - 1))
                || (pieces.word(i - 1).matches("za|ya|kwa") && placeBefore.contains(pieces.word(i - 2)));
        boolean named = introduced && i > 0 && pieces.at(i).isCapitalised() && !fillers.contains(pieces.word(i));
        boolean partOfThing = known && LINKS.contains(pieces.word(i - 1)) && i > 1 && !introduced;
        if ((!known && !named) || partOfThing) {
            return;
        }
        int to = i + 1;
        while (to < pieces.size() && to < i + LONGEST_PLACE && pieces.isFree(to) && continues(to, pieces)) {
            to++;
        }
        pieces.found(Slot.PLACE, pieces.written(i, to), i, to);
    }

    private boolean continues(int at, Pieces pieces) {
        Piece piece = pieces.at(at);
        boolean separated = pieces.separates(at, ".?!;\n");
        boolean road = piece.isCapitalised() && !fillers.contains(piece.word());
        boolean tail = NEARBY.contains(piece.word())
                || (Set.of("na", "wa", "ya").contains(piece.word()) && NEARBY.contains(pieces.word(at - 1)))
                || (Set.of("na", "wa", "ya").contains(pieces.word(at - 1)) && NEARBY.contains(pieces.word(at - 2)));
        return !separated && (road || tail);
    }
}
