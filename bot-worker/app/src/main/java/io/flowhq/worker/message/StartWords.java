package io.flowhq.worker.message;

import java.util.regex.Pattern;

/** What customers write who had asked not to be written to and want to be answered again. */
final class StartWords {

    private static final Pattern START = Pattern.compile(
            "\\P{L}*(?:naomba |please |tafadhali )?(?:start|restart|subscribe|anza|anzeni|anza tena|rudi|jiunge|nijibu tena)"
                    + "(?: tena| please| tafadhali| again)?\\P{L}*",
            Pattern.CASE_INSENSITIVE);

    private StartWords() {}

    /** Whether a message says nothing else. */
    static boolean areAll(String text) {
        return START.matcher(text).matches();
    }
}
