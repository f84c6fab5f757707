package io.flowhq.simulator.service.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A number in international form: 7 to 15 digits, country code first, no plus sign.
 *
 * <p>Each number has a second, private identity, its {@linkplain #lid() LID}, from which the number can be had back. On
 * the real service that mapping is a secret table; here it is a permutation of the numbers below 10^15, so that nothing
 * has to be remembered.
 */
public record PhoneNumber(@JsonValue String digits) implements Comparable<PhoneNumber> {

    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{6,14}");
    private static final long LIDS = 1_000_000_000_000_000L;
    private static final java.math.BigInteger MODULUS = java.math.BigInteger.valueOf(LIDS);
    private static final java.math.BigInteger FACTOR = java.math.BigInteger.valueOf(618_033_988_749_897L);
    private static final java.math.BigInteger INVERSE = FACTOR.modInverse(MODULUS);

    @JsonCreator
    public PhoneNumber {
        if (digits == null || !DIGITS.matcher(digits).matches()) {
            throw new InvalidRequest("a number is 7 to 15 digits with the country code and without a plus sign");
        }
    }

    /** The number an {@code @lid} user part stands for. */
    static PhoneNumber ofLid(String user) {
        var number = new java.math.BigInteger(user).multiply(INVERSE).mod(MODULUS);
        return new PhoneNumber(number.toString());
    }

    public Wid wid() {
        return new Wid(digits, Wid.USER);
    }

    public Wid lid() {
        return new Wid(
                new java.math.BigInteger(digits).multiply(FACTOR).mod(MODULUS).toString(), Wid.LID);
    }

    @Override
    public int compareTo(PhoneNumber other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public String toString() {
        return digits;
    }
}
