package io.flowhq.runtime.settings;

import java.util.Locale;
import java.util.Set;

/** The values of {@code LOG_LEVEL}, in any case. */
final class LogLevels {

    static final String NAMES = "trace, debug, info, warn, error, off";

    private static final Set<String> KNOWN = Set.of(NAMES.split(", "));

    private LogLevels() {}

    static boolean areKnown(String level) {
        return KNOWN.contains(level.strip().toLowerCase(Locale.ROOT));
    }

    static String spring(String level) {
        return level.strip().toLowerCase(Locale.ROOT);
    }
}
