package io.flowhq.replies.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads words that stand in no example as one that does: one letter left out, added, changed or swapped ("kuagza"), or two
 * words written as one ("nauliziabei").
 */
final class KnownSpellings {

    /** Words of fewer examples may be slips themselves, or names. */
    private static final int MIN_EXAMPLES = 4;

    /** A short word is like many others, so the one it is read as must be common. */
    private static final int MIN_EXAMPLES_OF_SHORT = 60;

    private static final int SHORT = 4;
    private static final int MIN_LETTERS = 3;
    private static final int MIN_JOINED = 7;

    private final Map<String, Integer> examplesOf;
    /** Common words, and all of them without one letter, to the commonest word each stands for. */
    private final Map<String, List<String>> nearly = new HashMap<>();

    KnownSpellings(Map<String, Integer> examplesOf) {
        this.examplesOf = examplesOf;
        examplesOf.forEach((word, examples) -> {
            if (isTarget(word, examples)) {
                withoutOneLetter(word)
                        .forEach(form -> nearly.computeIfAbsent(form, key -> new ArrayList<>(1))
                                .add(word));
                nearly.computeIfAbsent(word, key -> new ArrayList<>(1)).add(word);
            }
        });
    }

    private static boolean isTarget(String word, int examples) {
        boolean letters = word.chars().allMatch(Character::isLetter);
        return letters
                && word.length() >= MIN_LETTERS
                && examples >= (word.length() <= SHORT ? MIN_EXAMPLES_OF_SHORT : MIN_EXAMPLES);
    }

    /** The words, those that are unknown as what they are a slip of. */
    List<String> of(List<String> words) {
        List<String> read = new ArrayList<>(words.size() + 1);
        for (String word : words) {
            if (examplesOf.containsKey(word) || !word.chars().allMatch(Character::isLetter)) {
                read.add(word);
            } else {
                Optional<String> known = nearest(word);
                if (known.isPresent()) {
                    read.add(known.get());
                } else {
                    read.addAll(parted(word));
                }
            }
        }
        return read;
    }

    private Optional<String> nearest(String word) {
        if (word.length() < MIN_LETTERS) {
            return Optional.empty();
        }
        Set<String> candidates = new HashSet<>(nearly.getOrDefault(word, List.of()));
        withoutOneLetter(word).forEach(form -> candidates.addAll(nearly.getOrDefault(form, List.of())));
        return candidates.stream()
                .filter(known -> known.charAt(0) == word.charAt(0) && isOneSlipAway(word, known))
                .max(java.util.Comparator.comparing((String known) -> examplesOf.getOrDefault(known, 0))
                        .thenComparing(known -> known));
    }

    private static Set<String> withoutOneLetter(String word) {
        Set<String> forms = new HashSet<>();
        for (int i = 0; i < word.length(); i++) {
            forms.add(word.substring(0, i) + word.substring(i + 1));
        }
        return forms;
    }

    /** One letter more, fewer or another, or two neighbours swapped. */
    private static boolean isOneSlipAway(String word, String known) {
        int shorter = Math.min(word.length(), known.length());
        int from = 0;
        while (from < shorter && word.charAt(from) == known.charAt(from)) {
            from++;
        }
        int behind = 0;
        while (behind < shorter - from
                && word.charAt(word.length() - 1 - behind) == known.charAt(known.length() - 1 - behind)) {
            behind++;
        }
        int left = word.length() - from - behind;
        int right = known.length() - from - behind;
        boolean swapped = left == 2
                && right == 2
                && word.charAt(from) == known.charAt(from + 1)
                && word.charAt(from + 1) == known.charAt(from);
        return swapped || Math.max(left, right) <= 1;
    }

    private List<String> parted(String word) {
        List<String> best = List.of(word);
        long most = 0;
        for (int at = 2; word.length() >= MIN_JOINED && at <= word.length() - 3; at++) {
            String first = word.substring(0, at);
            String second = word.substring(at);
            long common = Math.min(common(first), common(second));
            if (common > most) {
                most = common;
                best = List.of(first, second);
            }
        }
        return best;
    }

    private long common(String word) {
        int examples = examplesOf.getOrDefault(word, 0);
        return word.length() <= SHORT && examples < MIN_EXAMPLES_OF_SHORT && word.length() != SHORT
                ? 0
                : examples < MIN_EXAMPLES ? 0 : examples;
    }
}
