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

    /** "Mar" and "mei" are other words as well. */
    private static final int SHORT_MONTH = 4;

    private static final String WEEKEND = "weekend";
    private static final String TODAY = "today";

    private final Map<String, String> days;
    private final Map<String, String> months;
    private final Set<String> past;
    private final Set<String> weekends;
    private final Set<String> ahead;
    private final Set<String> afterADay;
    private final Set<String> beforeADay;
    private final Set<String> beforeADate;
    private final Set<String> partsOfDay;
    private final Set<String> afterAPartOfToday;
    private final Numbers numbers;

    DayFinder(SlotWords slotWords, Numbers numbers) {
        days = slotWords.meanings("days");
        months = slotWords.meanings("months");
        past = slotWords.set("past_days");
        weekends = slotWords.set("weekends");
        ahead = slotWords.set("ahead");
        afterADay = slotWords.set("after_a_day");
        beforeADay = slotWords.set("before_a_day");
        beforeADate = slotWords.set("before_a_date");
        partsOfDay = slotWords.meanings("parts_of_day").keySet();
        afterAPartOfToday = slotWords.set("after_a_part_of_today");
        this.numbers = numbers;
    }

    void find(SlotTokens tokens) {
        Matcher slashed = SLASHED.matcher(tokens.text());
        if (slashed.find() && Integer.parseInt(slashed.group(2)) <= 12 && Integer.parseInt(slashed.group(1)) <= 31) {
            tokens.foundInText(Slot.DAY, date(slashed.group(1), slashed.group(2)), slashed.start(), slashed.end());
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.isFree(i)) {
                dayAt(i, tokens);
            }
        }
    }

    private void dayAt(int i, SlotTokens tokens) {
        String word = tokens.word(i);
        if (beforeADate.contains(word)) {
            numbers.at(i + 1, tokens).ifPresent(day -> dated(day.value(), i, day.to(), tokens));
        } else if (word.equals("kesho") && tokens.word(i + 1).equals("kutwa")) {
            tokens.found(Slot.DAY, "+2", i, i + 2);
        } else if (ORDINAL.matcher(word).matches()) {
            dated(new BigDecimal(word.replaceAll("\\D", "")), i, i + 1, tokens);
        } else if (tokens.at(i).isDigits() && monthFrom(i + 1, tokens).isPresent()) {
            dated(new BigDecimal(word), i, i + 1, tokens);
        } else if (isPast(word) && !days.containsKey(word)) {
            tokens.use(i, i + 1);
        } else if (days.containsKey(word) && !isAName(i, tokens) && !past.contains(tokens.word(i - 1))) {
            tokens.found(Slot.DAY, days.getOrDefault(word, word), from(i, tokens), to(i + 1, tokens));
        } else {
            periodAt(i, tokens);
        }
    }

    private void periodAt(int i, SlotTokens tokens) {
        String word = tokens.word(i);
        String after = tokens.word(i + 1);
        boolean isAhead = word.equals("next") && (after.equals("week") || after.equals("month"))
                || (word.equals("wiki") || word.equals("mwezi")) && ahead.contains(after);
        if (isAhead) {
            tokens.found(Slot.DAY, "later", i, i + 2);
        } else if (word.equals("this") && partsOfDay.contains(tokens.written(i + 1))) {
            tokens.found(Slot.DAY, TODAY, i, i + 2);
        } else if (afterAPartOfToday.contains(word) && i > 0 && partsOfDay.contains(tokens.written(i - 1))) {
            tokens.found(Slot.DAY, TODAY, i - 1, i + 1);
        } else if (weekends.contains(word) && !past.contains(tokens.word(i - 1))) {
            tokens.found(Slot.DAY, WEEKEND, from(i, tokens), to(i + 1, tokens));
        } else if (months.containsKey(word) && word.length() > SHORT_MONTH && !tokens.has(Slot.DAY)) {
            tokens.found(Slot.DAY, "later", i, i + 1);
        }
    }

    /** "Next Friday" is said back as it was said. */
    private int from(int i, SlotTokens tokens) {
        return beforeADay.contains(tokens.word(i - 1)) ? i - 1 : i;
    }

    /** "Kesho asubuhi" as well, although the morning is no time by which one could come. */
    private int to(int next, SlotTokens tokens) {
        int to = next;
        while (to < tokens.size()
                && afterADay.contains(tokens.written(to))
                && !tokens.separates(to, ",.?!;\n")
                && to < next + 2) {
            to++;
        }
        return to;
    }

    private static boolean isPast(String word) {
        return word.equals("jana") || word.equals("juzi") || word.equals("yesterday");
    }

    /** "Jumanne Hassan" is a person. */
    private static boolean isAName(int i, SlotTokens tokens) {
        boolean followed = i + 1 < tokens.size()
                && tokens.at(i).isCapitalised()
                && tokens.at(i + 1).isCapitalised()
                && !tokens.separates(i + 1, ",.?!")
                && !tokens.at(i + 1).written().equals(tokens.at(i + 1).written().toUpperCase(java.util.Locale.ROOT));
        return followed && tokens.word(i).startsWith("juma");
    }

    private void dated(BigDecimal day, int from, int to, SlotTokens tokens) {
        if (day.signum() <= 0 || day.compareTo(BigDecimal.valueOf(31)) > 0) {
            return;
        }
        Optional<Numbers.Read> month = monthFrom(to, tokens);
        String value = month.map(read -> date(day.toString(), read.value().toString()))
                .orElse("%02d-".formatted(day.intValue()));
        tokens.found(Slot.DAY, value, from, month.map(Numbers.Read::to).orElse(to));
    }

    /** "Desemba", "mwezi wa nane", "to 15 March", "of May". */
    private Optional<Numbers.Read> monthFrom(int from, SlotTokens tokens) {
        int at = from;
        if (tokens.word(at).equals("to") && tokens.word(at + 1).matches("\\d{1,2}")) {
            at += 2;
        }
        if (tokens.word(at).equals("mwezi")) {
            at += tokens.word(at + 1).equals("wa") ? 2 : 1;
            return numbers.at(at, tokens).filter(read -> read.value().compareTo(BigDecimal.valueOf(12)) <= 0);
        }
        if (tokens.word(at).equals("of") || tokens.word(at).equals("ya")) {
            at++;
        }
        String month = months.get(tokens.word(at));
        return month == null ? Optional.empty() : Optional.of(new Numbers.Read(new BigDecimal(month), at + 1));
    }

    private static String date(String day, String month) {
        return "%02d-%02d".formatted(new BigDecimal(day).intValue(), new BigDecimal(month).intValue());
    }
}
