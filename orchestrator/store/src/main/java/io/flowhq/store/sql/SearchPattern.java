package io.flowhq.store.sql;

/** What people type to search for, as a pattern of {@code like}. */
public final class SearchPattern {

    private SearchPattern() {}

    /** Matches what has the text anywhere; percent signs, underscores and backslashes mean themselves. */
    public static String containing(String text) {
        return "%" + escaped(text) + "%";
    }

    /** Matches what begins with the text. */
    public static String beginningWith(String text) {
        return escaped(text) + "%";
    }

    private static String escaped(String text) {
        return text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
