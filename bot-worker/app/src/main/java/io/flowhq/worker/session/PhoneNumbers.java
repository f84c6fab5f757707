package io.flowhq.worker.session;

/** Phone numbers as WhatsApp knows them: a few countries' ids have one digit more or less than the number dialled. */
final class PhoneNumbers {

    private static final int VISIBLE_DIGITS = 3;

    private PhoneNumbers() {}

    /** Whether two numbers, in any writing, are one WhatsApp account. */
    static boolean same(String one, String other) {
        return canonical(one).equals(canonical(other));
    }

    /** With the first and the last three digits readable. */
    static String masked(String number) {
        String digits = digits(number);
        if (digits.length() <= 2 * VISIBLE_DIGITS) {
            return "…";
        }
        return digits.substring(0, VISIBLE_DIGITS) + "…" + digits.substring(digits.length() - VISIBLE_DIGITS);
    }

    private static String canonical(String number) {
        String digits = digits(number);
        if (digits.startsWith("521") && digits.length() == 13) {
            return "52" + digits.substring(3);
        }
        if (digits.startsWith("549") && digits.length() == 13) {
            return "54" + digits.substring(3);
        }
        if (digits.startsWith("55") && digits.length() == 13 && digits.charAt(4) == '9') {
            return digits.substring(0, 4) + digits.substring(5);
        }
        return digits;
    }

    private static String digits(String number) {
        return number.replaceAll("\\D", "");
    }
}
