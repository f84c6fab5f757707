package io.flowhq.store.order;

import java.math.BigDecimal;

/** What an order comes to by the prices that its customer was told. */
public record OrderTotal(BigDecimal amount, String currency) {

    /** {@code TZS 70000}. */
    @Override
    public String toString() {
        return currency + " " + amount.stripTrailingZeros().toPlainString();
    }
}
