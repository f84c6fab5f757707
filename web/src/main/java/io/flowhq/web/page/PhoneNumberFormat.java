package io.flowhq.web.page;

import org.jspecify.annotations.Nullable;

/** A number the way people write it: {@code +255 712 345 678}. */
public final class PhoneNumberFormat {

    private PhoneNumberFormat() {}

    public static @Nullable String spaced(@Nullable String digits) {
        if (digits == null || digits.isBlank()) {
            return null;
        }
        var spaced = new StringBuilder("+");
        for (int at = 0; at < digits.length(); at++) {
            if (at > 0 && at % 3 == 0 && digits.length() - at >= 2) {
                spaced.append(' ');
            }
            spaced.append(digits.charAt(at));
        }
        return spaced.toString();
    }
}
