package io.flowhq.contract;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Text from outside as PostgreSQL, JSON and a screen can take it: valid Unicode of bounded length, without characters
 * that control a terminal or end a string. What enters the platform (from the page, over HTTP, in the shell, in an error)
 * is cleaned once, where it enters. Clean text is left as it is.
 */
public final class CleanText {

    /** UTF-16 units of an error that is kept for the operator. */
    public static final int MAX_ERROR_LENGTH = 1_000;

    /** UTF-16 units of a message; WhatsApp takes 65,536 characters. */
    public static final int MAX_MESSAGE_LENGTH = 65_536;

    /** Longer than any id of WhatsApp's; short enough for an index that several stand in. */
    public static final int MAX_ID_LENGTH = 255;

    private static final char REPLACEMENT = '\uFFFD';

    private CleanText() {}

    /**
     * NUL and lone surrogates become U+FFFD; control characters other than line feed and tab are left out; what is longer
     * than {@code maxLength} is cut, never within a character.
     */
    public static String of(String text, int maxLength) {
        if (isClean(text, maxLength)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(Math.min(text.length(), maxLength));
        for (int i = 0; i < text.length(); ) {
            int character = cleaned(text.codePointAt(i));
            i += Character.charCount(text.codePointAt(i));
            if (character < 0) {
                continue;
            }
            if (clean.length() + Character.charCount(character) > maxLength) {
                break;
            }
            clean.appendCodePoint(character);
        }
        return clean.toString();
    }

    /** An error for the operator, at most {@value #MAX_ERROR_LENGTH} long. */
    public static String error(String text) {
        return of(text, MAX_ERROR_LENGTH);
    }

    /** The same, null staying null. */
    public static @Nullable String errorOrNull(@Nullable String text) {
        return text == null ? null : error(text);
    }

    /** The id of a chat or a message as it is, when it can be one: 1 to 255 visible characters of ASCII. */
    public static Optional<String> id(@Nullable String text) {
        return text != null && isId(text) ? Optional.of(text) : Optional.empty();
    }

    public static boolean isId(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_ID_LENGTH
                && text.chars().allMatch(character -> character > ' ' && character < 0x7F);
    }

    private static boolean isClean(String text, int maxLength) {
        return text.length() <= maxLength && text.codePoints().allMatch(character -> cleaned(character) == character);
    }

    /** @return -1 for a character to leave out */
    private static int cleaned(int character) {
        if (character == 0 || Character.getType(character) == Character.SURROGATE) {
            return REPLACEMENT;
        }
        return Character.isISOControl(character) && character != '\n' && character != '\t' ? -1 : character;
    }
}
