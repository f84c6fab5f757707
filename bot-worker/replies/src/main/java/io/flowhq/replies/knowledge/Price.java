package io.flowhq.replies.knowledge;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;

/**
 * A price as an owner told it.
 *
 * @param currency three capital letters, as {@code TZS}
 */
public record Price(BigDecimal amount, String currency) {

    private static final Map<String, String> SIGNS = Map.of("TZS", "TSh", "KES", "KSh", "UGX", "USh");

    /** {@code TSh 850,000}; cents are said only where there are some. */
    @Override
    public String toString() {
        boolean whole = amount.stripTrailingZeros().scale() <= 0;
        DecimalFormat format =
                new DecimalFormat(whole ? "#,##0" : "#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return SIGNS.getOrDefault(currency, currency) + " " + format.format(amount);
    }
}
