package io.flowhq.replies.slots;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message in tokens, with the details found so far and the tokens they used up. Each finder sees what is left. */
final class SlotTokens {

    private static final int MAX_LENGTH = 1_000;
    private static final Pattern TOKEN = Pattern.compile(
            "\\d+(?:[.,]\\d+)*\\p{L}*|\\p{L}{1,4}\\d+(?:,\\d{3})+(?:\\.\\d+)?|[\\p{L}\\p{N}]+(?:['’-][\\p{L}\\p{N}]+)*");
    private static final Pattern GROUPED = Pattern.compile("\\p{L}*\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?");

    private final String text;
    private final List<SlotToken> all = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private int behindCounts;
    private final BitSet used = new BitSet();
    private final Map<Slot, String> values = new EnumMap<>(Slot.class);
    private final Map<Slot, String> said = new EnumMap<>(Slot.class);

    SlotTokens(String whole) {
        text = whole.length() > MAX_LENGTH ? whole.substring(0, MAX_LENGTH) : whole;
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            String word = matcher.group().toLowerCase(Locale.ROOT).replace('’', '\'');
            all.add(new SlotToken(
                    matcher.group(),
                    GROUPED.matcher(word).matches() ? word.replace(",", "") : word,
                    matcher.start(),
                    matcher.end()));
        }
    }

    String text() {
        return text;
    }

    int size() {
        return all.size();
    }

    SlotToken at(int index) {
        return all.get(index);
    }

    /** The word at a place that is free; blank when there is none or it is used up. */
    String word(int index) {
        return isFree(index) ? all.get(index).word() : "";
    }

    boolean isFree(int index) {
        return index >= 0 && index < all.size() && !used.get(index);
    }

    /** The words from one place to another, as they are written. */
    String written(int from, int to) {
        return text.substring(all.get(from).from(), all.get(to - 1).to());
    }

    boolean separates(int index, String marks) {
        return index > 0
                && index < all.size()
                && text.substring(all.get(index - 1).to(), all.get(index).from())
                        .chars()
                        .anyMatch(c -> marks.indexOf(c) >= 0);
    }

    /** A word as it is written, whether it is used up or not; blank when there is none. */
    String written(int index) {
        return index >= 0 && index < all.size() ? all.get(index).word() : "";
    }

    /** Where the numbers of pieces stand. */
    List<Integer> counts() {
        return counts;
    }

    /** Behind the last of them. */
    int behindCounts() {
        return behindCounts;
    }

    void foundWords(Slot slot, String value, String words) {
        values.putIfAbsent(slot, value);
        said.putIfAbsent(slot, words);
    }

    /** Keeps the first of a kind and uses its words up, also those of a second one. */
    void found(Slot slot, String value, int from, int to) {
        use(from, to);
        if (slot == Slot.NUMBER) {
            counts.add(from);
            behindCounts = Math.max(behindCounts, to);
        }
        if (!values.containsKey(slot)) {
            values.put(slot, value);
            said.put(slot, written(from, to));
        }
    }

    void use(int from, int to) {
        used.set(from, to);
    }

    void useText(int from, int to) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).to() > from && all.get(i).from() < to) {
                used.set(i);
            }
        }
    }

    void foundInText(Slot slot, String value, int from, int to) {
        useText(from, to);
        values.putIfAbsent(slot, value);
        said.putIfAbsent(slot, text.substring(from, to).strip());
    }

    boolean has(Slot slot) {
        return values.containsKey(slot);
    }

    Slots slots() {
        return new Slots(values, said);
    }
}
