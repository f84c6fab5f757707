package io.flowhq.replies.knowledge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Something an owner tells once, as the text that customers who ask for it are sent. */
public enum Fact {
    LOCATION,
    PAYMENT,
    DELIVERY,
    DISCOUNT,
    INSTALMENTS,
    TRADEIN,
    WARRANTY,
    RETURNS,
    CONTACT,
    PRICES,
    PRODUCTS,
    SERVICES,
    BOOKING_RULE,
    /** Said in place of our own words where a customer is greeted. */
    GREETING;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Fact> of(String key) {
        return Arrays.stream(values()).filter(fact -> fact.key().equals(key)).findFirst();
    }
}
