package io.flowhq.replies.slots;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Reads numbers in words and digits: "kumi na mbili", "dazeni mbili", "12", "moja na nusu". */
final class Numbers {

    /** A number and the place after its last word. */
    record Read(BigDecimal value, int to) {}

    private static final BigDecimal DOZEN = BigDecimal.valueOf(12);
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Map<String, String> words;

    Numbers(SlotWords slotWords) {
        words = slotWords.meanings("numbers");
    }

    Optional<BigDecimal> single(String word) {
        if (word.matches("\\d{1,9}(?:\\.\\d{1,3})?")) {
            return Optional.of(new BigDecimal(word));
        }
        return Optional.ofNullable(words.get(word)).map(BigDecimal::new);
    }

    /** The number that begins at a place: tens and units joined by "na", dozens multiplied. */
    Optional<Read> at(int from, SlotTokens tokens) {
        Optional<BigDecimal> first = single(tokens.word(from));
        if (first.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal value = first.get();
        int to = from + 1;
        boolean dozen = isDozen(tokens.word(from));
        Optional<BigDecimal> next = single(tokens.word(to));
        if (dozen && next.isPresent()) {
            return Optional.of(new Read(DOZEN.multiply(next.get()), to + 1));
        }
        if (isDozen(tokens.word(to))) {
            return Optional.of(new Read(DOZEN.multiply(value), to + 1));
        }
        while (tokens.word(to).equals("na")) {
            Optional<BigDecimal> added = single(tokens.word(to + 1));
            boolean joins = added.isPresent()
                    && (added.get().compareTo(HALF) == 0
                            || (added.get().compareTo(BigDecimal.TEN) < 0
                                    && value.remainder(BigDecimal.TEN).signum() == 0)
                            || (value.compareTo(BigDecimal.valueOf(100)) >= 0
                                    && added.get().compareTo(value) < 0));
            if (!joins || tokens.at(from).isDigits() && added.get().compareTo(HALF) != 0) {
                break;
            }
            value = value.add(added.get());
            to += 2;
        }
        return Optional.of(new Read(value, to));
    }

    private static boolean isDozen(String word) {
        return word.equals("dazeni") || word.equals("dozen");
    }

    static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
