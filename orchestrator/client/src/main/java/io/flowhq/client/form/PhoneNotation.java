package io.flowhq.client.form;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a phone number is written: by people who type and paste it, and as WhatsApp wants it, country code and digits. Only
 * what is certainly wrong is refused: whether a number exists is known to WhatsApp alone, and numbering plans change.
 */
public final class PhoneNotation {

    /** Where the platform is at home; used to show how a number without country code would be written. */
    private static final String HOME = "TZ";

    private static final int MIN_DIGITS = 8;
    private static final int MAX_DIGITS = 15;

    private static final Pattern SCHEME = Pattern.compile("^tel:", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETERS = Pattern.compile(";.*$");
    private static final Pattern TRUNK_ZERO = Pattern.compile("\\(\\s*0\\s*\\)");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s().\\-\\u2010-\\u2015\\u2212/]");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private PhoneNotation() {}

    /** @throws IllegalArgumentException whose message goes on after "the phone number" */
    static String digits(String written) {
        String bare = bare(written);
        boolean international = bare.startsWith("+") || bare.startsWith("00");
        String number = bare.startsWith("+") ? bare.substring(1) : bare.startsWith("00") ? bare.substring(2) : bare;
        if (!DIGITS.matcher(number).matches()) {
            throw new IllegalArgumentException("may have digits, spaces, dashes and a leading + only");
        }
        if (number.startsWith("0")) {
            throw new IllegalArgumentException(
                    international ? "begins with more zeros than it can have" : noCountry(number));
        }
        if (number.length() < MIN_DIGITS || number.length() > MAX_DIGITS) {
            throw new IllegalArgumentException("has " + number.length() + " digits; with its country code it has "
                    + MIN_DIGITS + " to " + MAX_DIGITS);
        }
        Phonenumber.PhoneNumber parsed = parsed("+" + number, null)
                .orElseThrow(() -> new IllegalArgumentException(
                        "does not begin with the code of a country, as 255712345678 begins with 255"));
        if (hasTrunkZero(number, parsed)) {
            throw new IllegalArgumentException(
                    "has a 0 after the country code " + parsed.getCountryCode() + "; write " + written(parsed));
        }
        return number;
    }

    /**
     * Also as it is dialled at home: with a leading 0, or without it where what is left is a number there.
     *
     * @throws IllegalArgumentException whose message goes on after "the phone number"
     */
    public static String digitsAtHome(String written) {
        String bare = bare(written);
        boolean international = bare.startsWith("+") || bare.startsWith("00");
        if (!international && DIGITS.matcher(bare).matches()) {
            Optional<Phonenumber.PhoneNumber> home = parsed(bare, HOME)
                    .filter(number -> PhoneNumberUtil.getInstance().isValidNumberForRegion(number, HOME));
            if (home.isPresent()) {
                return PhoneNumberUtil.getInstance()
                        .format(home.get(), PhoneNumberFormat.E164)
                        .substring(1);
            }
        }
        return digits(written);
    }

    /** The number of digits the way people write it: {@code +255 712 345 678}; null for none. */
    public static @Nullable String spaced(@Nullable String digits) {
        if (digits == null || digits.isBlank()) {
            return null;
        }
        return parsed("+" + digits, null).map(PhoneNotation::written).orElse("+" + digits);
    }

    /** Without the marks that surround what is copied from a phone, in the digits of ASCII, without separators. */
    private static String bare(String written) {
        StringBuilder ascii = new StringBuilder();
        Normalizer.normalize(written, Normalizer.Form.NFKC).codePoints().forEach(character -> {
            if (Character.isDigit(character)) {
                ascii.append(Character.digit(character, 10));
            } else if (Character.getType(character) != Character.FORMAT) {
                ascii.appendCodePoint(character);
            }
        });
        String number = PARAMETERS
                .matcher(SCHEME.matcher(ascii.toString().strip()).replaceFirst(""))
                .replaceFirst("");
        return SEPARATORS.matcher(TRUNK_ZERO.matcher(number).replaceAll("")).replaceAll("");
    }

    private static String noCountry(String number) {
        return "has no country code; "
                + parsed(number, HOME)
                        .filter(PhoneNumberUtil.getInstance()::isPossibleNumber)
                        .map(home -> "in " + Locale.of("en", HOME).getDisplayCountry(Locale.ENGLISH) + " it is "
                                + written(home))
                        .orElse("write it as in 255712345678");
    }

    /** The 0 that is dialled at home; in a few countries it belongs to the number and the library knows them. */
    private static boolean hasTrunkZero(String number, Phonenumber.PhoneNumber parsed) {
        String country = Integer.toString(parsed.getCountryCode());
        return number.startsWith(country + "0")
                && !PhoneNumberUtil.getInstance()
                        .format(parsed, PhoneNumberFormat.E164)
                        .equals("+" + number);
    }

    private static String written(Phonenumber.PhoneNumber number) {
        return PhoneNumberUtil.getInstance().format(number, PhoneNumberFormat.INTERNATIONAL);
    }

    private static Optional<Phonenumber.PhoneNumber> parsed(String number, @Nullable String region) {
        try {
            return Optional.of(PhoneNumberUtil.getInstance().parse(number, region));
        } catch (NumberParseException none) {
            return Optional.empty();
        }
    }
}
