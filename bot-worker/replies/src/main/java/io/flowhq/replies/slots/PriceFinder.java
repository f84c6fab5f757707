package io.flowhq.replies.slots;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds sums of money: "25k", "elfu ishirini na tano", "laki mbili na nusu", "Tsh 60,000", "3000/=". */
final class PriceFinder {

    private static final Pattern SHORT = Pattern.compile("(\\d+(?:\\.\\d+)?)(k|m)");
    private static final Pattern PREFIXED = Pattern.compile("(?:tsh|tzs|ksh|kes|sh|shs)(\\d+(?:\\.\\d+)?)");
    private static final BigDecimal ROUND_SUM = BigDecimal.valueOf(1_000);

    private final Numbers numbers;
    private final Map<String, String> sums;
    private final Set<String> currency;
    private final Set<String> measures;

    PriceFinder(SlotWords slotWords, Numbers numbers) {
        this.numbers = numbers;
        sums = slotWords.meanings("sums");
        currency = slotWords.set("currency");
        measures = slotWords.set("measures");
    }

    void find(SlotTokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.isFree(i)) {
                sum(i, tokens);
            }
        }
    }

    private void sum(int i, SlotTokens tokens) {
        String word = tokens.word(i);
        Matcher shortly = SHORT.matcher(word);
        Matcher prefixed = PREFIXED.matcher(word);
        if (shortly.matches()) {
            String factor = sums.getOrDefault(shortly.group(2), "1");
            found(new BigDecimal(shortly.group(1)).multiply(new BigDecimal(factor)), i, i + 1, tokens);
        } else if (prefixed.matches()) {
            found(new BigDecimal(prefixed.group(1)), i, i + 1, tokens);
        } else if (sums.containsKey(word) && word.length() > 1) {
            inWords(i, tokens);
        } else {
            inDigits(i, tokens);
        }
    }

    private void inWords(int i, SlotTokens tokens) {
        BigDecimal factor = new BigDecimal(sums.getOrDefault(tokens.word(i), "1"));
        Optional<Numbers.Read> behind = numbers.at(i + 1, tokens);
        if (behind.isPresent()) {
            BigDecimal value = behind.get().value().multiply(factor);
            int to = behind.get().to();
            int more = tokens.word(to).equals("na") ? to + 1 : to;
            String smaller =
                    sums.getOrDefault(tokens.word(more), tokens.word(more).equals("mia") ? "100" : "");
            Optional<Numbers.Read> rest = smaller.isEmpty() ? Optional.empty() : numbers.at(more + 1, tokens);
            if (rest.isPresent()) {
                value = value.add(rest.get().value().multiply(new BigDecimal(smaller)));
                to = rest.get().to();
            }
            found(value, i, to, tokens);
            return;
        }
        Optional<BigDecimal> before = numbers.single(tokens.word(i - 1));
        Optional<Numbers.Read> thousands =
                tokens.word(i).equals("laki") && tokens.word(i + 1).equals("na")
                        ? numbers.at(i + 2, tokens)
                        : Optional.empty();
        if (before.isEmpty() && thousands.isPresent()) {
            found(
                    factor.add(thousands.get().value().multiply(ROUND_SUM)),
                    i,
                    thousands.get().to(),
                    tokens);
            return;
        }
        found(before.map(factor::multiply).orElse(factor), before.isPresent() ? i - 1 : i, i + 1, tokens);
    }

    private void inDigits(int i, SlotTokens tokens) {
        Optional<BigDecimal> value = tokens.at(i).isDigits() ? numbers.single(tokens.word(i)) : Optional.empty();
        if (value.isEmpty()) {
            return;
        }
        boolean marked = currency.contains(tokens.word(i - 1)) || currency.contains(tokens.word(i + 1));
        int end = tokens.at(i).to();
        boolean slashed = tokens.text().startsWith("/=", end) || tokens.text().startsWith("/-", end);
        boolean round = value.get().compareTo(ROUND_SUM) >= 0
                && value.get().remainder(BigDecimal.valueOf(50)).signum() == 0
                && !measures.contains(tokens.word(i - 1))
                && !measures.contains(tokens.word(i + 1))
                && tokens.word(i).length() < 9;
        if (marked || slashed || round) {
            found(
                    value.get(),
                    currency.contains(tokens.word(i - 1)) ? i - 1 : i,
                    currency.contains(tokens.word(i + 1)) ? i + 2 : i + 1,
                    tokens);
        }
    }

    private static void found(BigDecimal value, int from, int to, SlotTokens tokens) {
        tokens.found(Slot.PRICE, value.toBigInteger().toString(), from, to);
    }
}
