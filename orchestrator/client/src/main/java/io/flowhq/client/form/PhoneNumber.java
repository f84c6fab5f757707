package io.flowhq.client.form;

import java.util.regex.Pattern;

/** A phone number as people write it, and as WhatsApp wants it: country code and digits, nothing else. */
final class PhoneNumber {

    private static final Pattern TRUNK_ZERO = Pattern.compile("\\(\\s*0\\s*\\)");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\u00a0().\\-\\u2010-\\u2013/]");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private PhoneNumber() {}

    /** @throws IllegalArgumentException whose message goes on after "the phone number" */
    static String digits(String written) {
        String bare =
                SEPARATORS.matcher(TRUNK_ZERO.matcher(written).replaceAll("")).replaceAll("");
        String number = bare.startsWith("+") ? bare.substring(1) : bare.startsWith("00") ? bare.substring(2) : bare;
        if (!DIGITS.matcher(number).matches()) {
            throw new IllegalArgumentException("may have digits, spaces, dashes and a leading + only");
        }
        if (number.startsWith("0")) {
            throw new IllegalArgumentException("needs its country code, as in 255712345678");
        }
        if (number.length() < 8 || number.length() > 15) {
            throw new IllegalArgumentException(
                    "has " + number.length() + " digits; with its country code it has 8 to 15");
        }
        return number;
    }
}
