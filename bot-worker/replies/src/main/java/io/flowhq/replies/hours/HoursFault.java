package io.flowhq.replies.hours;

/**
 * Something wrong with opening hours.
 *
 * @param place where it stands: a day by its first three letters, {@code closed}, {@code special}, or empty for the
 *     whole
 * @param about the day or date as it was written, empty for the whole
 * @param what is wrong, in words an owner understands
 */
public record HoursFault(String place, String about, String what) {

    /** What is wrong with what, for a reader who does not see where it stands. */
    public String sentence() {
        return about.isEmpty() ? what : "\"" + about + "\": " + what;
    }
}
