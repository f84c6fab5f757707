package io.flowhq.store.sql;

import java.util.regex.Pattern;

/** What people type to search for, as a pattern of {@code like}. */
public final class SearchPattern {

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ().-]*");

    private SearchPattern() {}

    /** The digits of what is written like a number, which is stored without plus and spaces; all else as it is. */
    public static String digitsOf(String text) {
        return NUMBER.matcher(text).matches() ? text.replaceAll("[^0-9]", "") : text;
    }

    /** Matches what has the text anywhere; percent signs, underscores and backslashes mean themselves. */
    public static String containing(String text) {
        return "%" + escaped(text) + "%";
    }

    private static String escaped(String text) {
        return text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
