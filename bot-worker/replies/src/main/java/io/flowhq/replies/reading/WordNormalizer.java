package io.flowhq.replies.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes words the way the examples write them: short-writing spelt out, drawn-out letters once, digits as one sign. */
public final class WordNormalizer {

    private static final String NUMBER = "#";
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern DRAWN_OUT = Pattern.compile("(\\p{L})\\1{2,}");
    /** "Cjui" for "sijui", "cna" for "sina". */
    private static final Pattern C_FOR_SI = Pattern.compile("^c(?=[bdfgjkmnptvwy])");

    private final Map<String, String> spelledOut;

    /** @param spelledOut by the short form; a long form may be several words */
    public WordNormalizer(Map<String, String> spelledOut) {
        this.spelledOut = Map.copyOf(spelledOut);
    }

    /** @param words in lower case, without accents */
    public List<String> normalized(List<String> words) {
        List<String> normalized = new ArrayList<>();
        for (String word : words) {
            String known = spelledOut.get(word);
            if (known != null) {
                addWords(known, normalized);
            } else {
                String plain = changed(word);
                addWords(spelledOut.getOrDefault(plain, plain), normalized);
            }
        }
        return normalized;
    }

    private static void addWords(String text, List<String> words) {
        for (String word : text.split(" ")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
    }

    private static String changed(String word) {
        String once = DRAWN_OUT.matcher(word).replaceAll("$1");
        String withS = once.startsWith("x") && once.length() > 2 ? "s" + once.substring(1) : once;
        String withSi = C_FOR_SI.matcher(withS).replaceFirst("si");
        return DIGITS.matcher(withSi).replaceAll(NUMBER);
    }
}
