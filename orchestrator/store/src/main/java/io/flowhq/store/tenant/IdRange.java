package io.flowhq.store.tenant;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The ids that begin with what a person typed; a range, so that the primary key finds them. */
record IdRange(UUID lowest, UUID highest) {

    private static final Pattern PREFIX = Pattern.compile("[0-9a-f]{4,32}");

    /** Empty when the text cannot be the beginning of an id. */
    static Optional<IdRange> of(String text) {
        String digits = text.toLowerCase(Locale.ROOT).replace("-", "");
        if (!PREFIX.matcher(digits).matches()) {
            return Optional.empty();
        }
        String missing = "0".repeat(32 - digits.length());
        return Optional.of(new IdRange(uuid(digits + missing), uuid(digits + missing.replace('0', 'f'))));
    }

    boolean isOne() {
        return lowest.equals(highest);
    }

    private static UUID uuid(String digits) {
        return new UUID(
                Long.parseUnsignedLong(digits.substring(0, 16), 16), Long.parseUnsignedLong(digits.substring(16), 16));
    }
}
