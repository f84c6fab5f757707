package io.flowhq.replies.slots;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds days and dates that are still to come: "kesho", "Friday", "tarehe 12 Desemba", "20/6", "3rd March". */
final class DayFinder {

    private static final Pattern SLASHED = Pattern.compile("(?<!\\d)(\\d{1,2})[/](\\d{1,2})(?:[/]\\d{2,4})?(?!\\d)");
    private static final Pattern ORDINAL = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)");

    private final Map<String, String> days;
    private final Map<String, String> months;
    private final Set<String> past;
    private final Numbers numbers;

    DayFinder(SlotWords slotWords, Numbers numbers) {
        days = slotWords.meanings("days");
        months = slotWords.meanings("months");
        past = slotWords.set("past_days");
        this.numbers = numbers;
    }

    void find(Pieces pieces) {
        Matcher slashed = SLASHED.matcher(pieces.text());
        if (slashed.find() && Integer.parseInt(slashed.group(2)) <= 12 && Integer.parseInt(slashed.group(1)) <= 31) {
            pieces.foundInText(Slot.DAY, date(slashed.group(1), slashed.group(2)), slashed.start(), slashed.end());
        }
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.isFree(i)) {
                dayAt(i, pieces);
            }
        }
    }

    private void dayAt(int i, Pieces pieces) {
        String word = pieces.word(i);
        if (word.equals("tarehe") || word.equals("trh")) {
            numbers.at(i + 1, pieces).ifPresent(day -> dated(day.value(), i, day.to(), pieces));
        } else if (word.equals("kesho") && pieces.word(i + 1).equals("kutwa")) {
            pieces.found(Slot.DAY, "+2", i, i + 2);
        } else if (ORDINAL.matcher(word).matches()) {
            dated(new BigDecimal(word.replaceAll("\\D", "")), i, i + 1, pieces);
        } else if (pieces.at(i).isDigits() && monthFrom(i + 1, pieces).isPresent()) {
            dated(new BigDecimal(word), i, i + 1, pieces);
        } else if (isPast(word) && !days.containsKey(word)) {
            pieces.use(i, i + 1);
        } else if (days.containsKey(word) && !isAName(i, pieces) && !past.contains(pieces.word(i - 1))) {
            pieces.found(Slot.DAY, days.getOrDefault(word, word), i, i + 1);
        }
    }

    private static boolean isPast(String word) {
        return word.equals("jana") || word.equals("juzi") || word.equals("yesterday");
    }

    /** "Jumanne Hassan" is a person. */
    private static boolean isAName(int i, Pieces pieces) {
        boolean followed = i + 1 < pieces.size()
                && pieces.at(i).isCapitalised()
                && pieces.at(i + 1).isCapitalised()
                && !pieces.separates(i + 1, ",.?!")
                && !pieces.at(i + 1).written().equals(pieces.at(i + 1).written().toUpperCase(java.util.Locale.ROOT));
        return followed && pieces.word(i).startsWith("juma");
    }

    private void dated(BigDecimal day, int from, int to, Pieces pieces) {
        if (day.signum() <= 0 || day.compareTo(BigDecimal.valueOf(31)) > 0) {
            return;
        }
        Optional<Numbers.Read> month = monthFrom(to, pieces);
        String value = month.map(read -> date(day.toString(), read.value().toString()))
                .orElse("%02d-".formatted(day.intValue()));
        pieces.found(Slot.DAY, value, from, month.map(Numbers.Read::to).orElse(to));
    }

    /** "Desemba", "mwezi wa nane", "to 15 March", "of May". */
    private Optional<Numbers.Read> monthFrom(int from, Pieces pieces) {
        int at = from;
        if (pieces.word(at).equals("to") && pieces.word(at + 1).matches("\\d{1,2}")) {
            at += 2;
        }
        if (pieces.word(at).equals("mwezi")) {
            at += pieces.word(at + 1).equals("wa") ? 2 : 1;
            return numbers.at(at, pieces).filter(read -> read.value().compareTo(BigDecimal.valueOf(12)) <= 0);
        }
        if (pieces.word(at).equals("of") || pieces.word(at).equals("ya")) {
            at++;
        }
        String month = months.get(pieces.word(at));
        return month == null ? Optional.empty() : Optional.of(new Numbers.Read(new BigDecimal(month), at + 1));
    }

    private static String date(String day, String month) {
        return "%02d-%02d".formatted(new BigDecimal(day).intValue(), new BigDecimal(month).intValue());
    }
}
