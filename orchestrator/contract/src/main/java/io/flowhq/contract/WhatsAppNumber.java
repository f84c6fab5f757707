package io.flowhq.contract;

/**
 * Phone numbers as WhatsApp knows them: the ids of Mexican, Argentinian and old Brazilian accounts have one digit more or
 * less than the number that is dialled. The database's function {@code whatsapp_number} says the same.
 */
public final class WhatsAppNumber {

    private static final int VISIBLE_DIGITS = 3;

    private WhatsAppNumber() {}

    /** Whether two numbers, in any writing, are one account. */
    public static boolean same(String one, String other) {
        return canonical(one).equals(canonical(other));
    }

    /** In digits, the same for all forms of one account's number. */
    public static String canonical(String number) {
        String digits = digits(number);
        if (digits.matches("521\\d{10}")) {
            return "52" + digits.substring(3);
        }
        if (digits.matches("549\\d{10}")) {
            return "54" + digits.substring(3);
        }
        if (digits.matches("55\\d\\d9[6-9]\\d{7}")) {
            return digits.substring(0, 4) + digits.substring(5);
        }
        return digits;
    }

    /** With the first and the last three digits readable. */
    public static String masked(String number) {
        String digits = digits(number);
        if (digits.length() <= 2 * VISIBLE_DIGITS) {
            return "…";
        }
        return digits.substring(0, VISIBLE_DIGITS) + "…" + digits.substring(digits.length() - VISIBLE_DIGITS);
    }

    private static String digits(String number) {
        return number.replaceAll("\\D", "");
    }
}
