package io.flowhq.replies.knowledge;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Parts a text into the words it is searched by: {@code iPhone13 256GB} is "iphone", "13", "256" and "gb". */
final class SearchWords {

    /** Longer texts are read up to here. */
    private static final int MAX_LENGTH = 2_000;

    /** Accents, and the apostrophe of {@code ng'ombe}. */
    private static final Pattern LEFT_OUT = Pattern.compile("\\p{M}+|['’`]");

    /** The comma of {@code 20,000}. */
    private static final Pattern GROUPING = Pattern.compile("(?<=\\d),(?=\\d{3})");

    /** "A15", "ps5": a name of one or two letters with its number is one word. */
    private static final int LETTERS_OF_A_CODE = 2;

    /** Beginnings of verbs, those that begin with another one before it. */
    private static final List<String> BEGINNINGS =
            List.of("ku", "nina", "ni", "na", "tuna", "tu", "mna", "m", "una", "u", "ana", "wa");

    private static final int MIN_STEM = 3;

    private static final int MIN_LETTERS_FOR_FORMS = 4;
    private static final int MIN_LETTERS_FOR_TYPOS = 5;
    private static final int MIN_LETTERS_FOR_TWO_TYPOS = 8;

    private SearchWords() {}

    static List<String> of(String text) {
        String plain = plain(text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text);
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= plain.length(); i++) {
            if (i == plain.length() || !Character.isLetterOrDigit(plain.charAt(i))) {
                if (i > from) {
                    addParts(plain.substring(from, i), words);
                }
                from = i + 1;
            }
        }
        return words;
    }

    private static void addParts(String run, List<String> words) {
        int letters = 0;
        while (letters < run.length() && Character.isLetter(run.charAt(letters))) {
            letters++;
        }
        boolean shortCode = letters > 0
                && letters <= LETTERS_OF_A_CODE
                && letters < run.length()
                && run.chars().skip(letters).allMatch(Character::isDigit);
        if (letters == run.length() || shortCode) {
            words.add(run);
            return;
        }
        int from = 0;
        for (int i = 1; i <= run.length(); i++) {
            if (i == run.length() || Character.isDigit(run.charAt(i)) != Character.isDigit(run.charAt(i - 1))) {
                words.add(run.substring(from, i));
                from = i;
            }
        }
    }

    private static String plain(String text) {
        String plain = text.indexOf(',') < 0 ? text : GROUPING.matcher(text).replaceAll("");
        boolean ascii = plain.chars().allMatch(c -> c < 128 && c != '\'' && c != '`');
        String bare = ascii
                ? plain
                : LEFT_OUT.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD))
                        .replaceAll("");
        return bare.toLowerCase(Locale.ROOT);
    }

    static boolean isNumber(String word) {
        return Character.isDigit(word.charAt(0));
    }

    /** The word with those it counts as in singular and plural, and a verb with its stem: "kusuka" is "-suk". */
    static Set<String> forms(String word) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(word);
        if (word.length() < MIN_LETTERS_FOR_FORMS || isNumber(word)) {
            return forms;
        }
        if (word.endsWith("s")) {
            forms.add(word.substring(0, word.length() - 1));
        }
        if (word.startsWith("ma") && word.length() > MIN_LETTERS_FOR_TYPOS) {
            forms.add(word.substring(2));
        }
        if (word.startsWith("ki")) {
            forms.add("vi" + word.substring(2));
        }
        verbStem(word).ifPresent(forms::add);
        return forms;
    }

    /** A verb without its beginning and its end: "nisuke", "kusukwa" and "suka" are the same. */
    private static Optional<String> verbStem(String word) {
        int end = word.length() - 1;
        if ("aei".indexOf(word.charAt(end)) < 0) {
            return Optional.empty();
        }
        int to = word.charAt(end - 1) == 'w' ? end - 1 : end;
        for (String beginning : BEGINNINGS) {
            if (word.startsWith(beginning) && to - beginning.length() >= MIN_STEM) {
                return Optional.of("-" + word.substring(beginning.length(), to));
            }
        }
        return to >= MIN_STEM ? Optional.of("-" + word.substring(0, to)) : Optional.empty();
    }

    /** Whether one is the other with a slip of the finger or two; short words and numbers forgive none. */
    static boolean isTypo(String said, String meant) {
        int letters = Math.min(said.length(), meant.length());
        if (letters < MIN_LETTERS_FOR_TYPOS || isNumber(said) || isNumber(meant) || said.charAt(0) != meant.charAt(0)) {
            return false;
        }
        int allowed = letters >= MIN_LETTERS_FOR_TWO_TYPOS ? 2 : 1;
        return Math.abs(said.length() - meant.length()) <= allowed && distance(said, meant) <= allowed;
    }

    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] twoBefore = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    now[j] = Math.min(now[j], twoBefore[j - 2] + 1);
                }
            }
            twoBefore = before;
            before = now;
        }
        return before[b.length()];
    }
}
