package io.flowhq.replies;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A customer's message as words: case, accents, punctuation, skin tones and web addresses do not matter, an emoji is a
 * word of its own and {@code 1️⃣} is {@code 1}.
 */
record TokenizedMessage(List<Token> tokens) {

    private static final Pattern ADDRESS = Pattern.compile(
            "https?://\\S+|www\\.\\S+|\\S+@\\S*|\\S+\\.(?:com|net|org|info|tz|ke|ug|me|io)(?:/\\S*)?(?=\\s|$|[,.!?])",
            Pattern.CASE_INSENSITIVE);
    /** E-book, t-shirt: one word, and not the word after the hyphen. */
    private static final Pattern SINGLE_LETTER_HYPHEN = Pattern.compile("(?<![\\p{L}\\p{N}])(\\p{L})-(?=\\p{L})");

    /** Longer messages are read up to here; no question needs more, and a pasted book must not cost a second. */
    private static final int MAX_LENGTH = 2_000;

    static TokenizedMessage of(String text) {
        String shortened = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        String plain = withoutAddresses(Normalizer.normalize(shortened, Normalizer.Form.NFKC));
        String joined = plain.indexOf('-') < 0
                ? plain
                : SINGLE_LETTER_HYPHEN.matcher(plain).replaceAll("$1");
        return new TokenizedMessage(
                tokens(Normalizer.normalize(joined, Normalizer.Form.NFD).toLowerCase(Locale.ROOT)));
    }

    private static String withoutAddresses(String text) {
        boolean mayHoldOne = text.indexOf('.') >= 0 || text.indexOf('@') >= 0 || text.contains("://");
        return mayHoldOne ? ADDRESS.matcher(text).replaceAll(" ") : text;
    }

    List<String> words() {
        return tokens.stream().map(Token::text).toList();
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    int size() {
        return tokens.size();
    }

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            } else if (!joins(c)) {
                finish(word, tokens);
                if (isEmoji(c)) {
                    tokens.add(Token.of(Character.toString(c)));
                }
            }
        });
        finish(word, tokens);
        return List.copyOf(tokens);
    }

    private static void finish(StringBuilder word, List<Token> tokens) {
        if (!word.isEmpty()) {
            tokens.add(Token.of(word.toString()));
            word.setLength(0);
        }
    }

    /** What stands inside a word without parting it: accents, apostrophes, and what follows the digit of a keycap. */
    private static boolean joins(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
            default -> c == '\'' || c == '’' || c == '‘' || c == '`' || c == 'ʼ';
        };
    }

    private static boolean isEmoji(int c) {
        return Character.getType(c) == Character.OTHER_SYMBOL;
    }
}
