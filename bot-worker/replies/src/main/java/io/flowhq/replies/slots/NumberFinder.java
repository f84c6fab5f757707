package io.flowhq.replies.slots;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Finds how many: pieces, units or people. Sizes, models, ages and lengths of time are no numbers of this kind. */
final class NumberFinder {

    private static final BigDecimal MAX_COUNT = BigDecimal.valueOf(2_000);

    /** Below it, what follows "order" is a count; from it on, the number of an order. */
    private static final BigDecimal FEW = BigDecimal.valueOf(100);

    private static final Set<String> ORDERING = Set.of("order", "oda");

    private static final Set<String> ONE_AFTER = Set.of(
            "want", "take", "need", "get", "give", "buy", "send", "me", "just", "only", "order", "bring", "and", "or");
    private static final Set<String> POINTING = Set.of("the", "that", "this", "which", "another", "same", "any");

    private final Set<String> fillers;
    private final Numbers numbers;
    private final Set<String> measures;
    private final Set<String> units;
    private final Set<String> notMeant;
    private final Set<String> insteadOf;

    NumberFinder(SlotWords slotWords, Numbers numbers) {
        this.numbers = numbers;
        fillers = slotWords.set("fillers");
        measures = slotWords.set("measures");
        units = slotWords.set("units");
        notMeant = slotWords.set("before_what_is_not_meant");
        insteadOf = slotWords.set("instead_of");
    }

    void find(SlotTokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Optional<Numbers.Read> read = tokens.isFree(i) ? numbers.at(i, tokens) : Optional.empty();
            if (read.isPresent()) {
                if (isCount(i, read.get(), tokens)) {
                    tokens.found(
                            Slot.NUMBER,
                            Numbers.plain(read.get().value()),
                            isUnit(i - 1, i, tokens) ? i - 1 : i,
                            isUnit(read.get().to(), read.get().to(), tokens)
                                    ? read.get().to() + 1
                                    : read.get().to());
                }
                i = read.get().to() - 1;
            } else {
                joined(i, tokens);
            }
        }
    }

    /** It is said back with the number: "watu sita", "3 bottles". */
    private boolean isUnit(int at, int joint, SlotTokens tokens) {
        return units.contains(tokens.word(at)) && !tokens.separates(joint, ",.?!;\n");
    }

    private boolean isCount(int from, Numbers.Read read, SlotTokens tokens) {
        String before = tokens.word(from - 1);
        String after = tokens.word(read.to());
        if (notMeant.contains(before) || insteadOf.contains(tokens.word(from - 2))) {
            return false;
        }
        if (isOrdered(from, read, tokens)) {
            return true;
        }
        boolean afterX = from > 0
                && tokens.written(from - 1).endsWith("x")
                && tokens.at(from - 1).to() == tokens.at(from).from();
        if (afterX) {
            return false;
        }
        if (tokens.word(from).equals("one") && !isOnePiece(from, tokens)) {
            return false;
        }
        if (read.value().compareTo(MAX_COUNT) > 0 || measures.contains(before)) {
            return false;
        }
        if (tokens.at(from).isDigits() && measures.contains(after) && !units.contains(after)) {
            return false;
        }
        boolean insideAModel = tokens.at(from).isDigits()
                && before.matches("\\p{L}{3,}")
                && !fillers.contains(before)
                && after.matches("\\p{L}\\d{1,2}");
        if (insideAModel) {
            return false;
        }
        boolean model = tokens.at(from).isDigits()
                && from > 0
                && !units.contains(before)
                && !units.contains(after)
                && tokens.at(from - 1).word().matches("\\p{L}{3,}")
                && read.to() >= tokens.size()
                && read.value().compareTo(BigDecimal.valueOf(5)) > 0;
        return !model;
    }

    /** "I want one", "one cake", but not "the black one" or "this one is fine". */
    private boolean isOnePiece(int from, SlotTokens tokens) {
        String after = tokens.word(from + 1);
        return ONE_AFTER.contains(tokens.word(from - 1))
                || (tokens.size() > from + 1
                        && !tokens.separates(from + 1, ",.?!;\n")
                        && !fillers.contains(after)
                        && !after.isEmpty()
                        && !POINTING.contains(tokens.word(from - 1)));
    }

    /** "Order two", "order 2 cakes", but "order 3318". */
    private static boolean isOrdered(int from, Numbers.Read read, SlotTokens tokens) {
        boolean few = read.value().compareTo(FEW) < 0 && read.to() < tokens.size();
        return ORDERING.contains(tokens.word(from - 1))
                && (few || !tokens.at(from).isDigits());
    }

    /** "5x6" is a size. */
    private static boolean isBetweenDigits(int i, SlotTokens tokens) {
        return tokens.word(i).endsWith("x")
                && i + 1 < tokens.size()
                && tokens.at(i + 1).from() == tokens.at(i).to();
    }

    /** "3kg", "2pcs", "x2". */
    private void joined(int i, SlotTokens tokens) {
        String word = tokens.word(i);
        String digits = word.replaceAll("\\D", "");
        String letters = word.replaceAll("[\\d.]", "");
        if (!digits.isEmpty()
                && word.matches("\\d{1,4}\\p{L}+|x\\d{1,3}")
                && !isBetweenDigits(i, tokens)
                && (units.contains(letters) || letters.equals("x"))) {
            tokens.found(Slot.NUMBER, digits, i, i + 1);
        }
    }
}
