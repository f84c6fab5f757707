package io.flowhq.replies.dialogue;

import io.flowhq.replies.knowledge.Knowledge;
import io.flowhq.replies.knowledge.Offering;
import io.flowhq.replies.knowledge.Price;
import io.flowhq.replies.knowledge.SearchResult;
import io.flowhq.replies.slots.ThingWords;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** What orders come to by the prices that the owner told; where a thing or its price is in doubt, nothing is said of it. */
public final class OrderTotals {

    public static final OrderTotals NONE = new OrderTotals(Knowledge.NONE);

    private static final Pattern PIECES = Pattern.compile("[1-9]\\d{0,3}");
    private static final ThingWords THING_WORDS = new ThingWords();

    private final Knowledge knowledge;

    public OrderTotals(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** @param name as the owner calls the thing */
    record Total(String name, String pieces, Price price, Price sum) {}

    /** The sum that is said when an order is read back; empty where none is. */
    public Optional<Price> sum(RequestDetails details) {
        return of(details).map(Total::sum);
    }

    /** Empty unless what is ordered is exactly one thing that has a price and is in stock, in a whole number. */
    Optional<Total> of(RequestDetails details) {
        String thing = details.thing();
        String pieces = details.number();
        if (thing == null
                || pieces == null
                || !PIECES.matcher(pieces).matches()
                || knowledge.offerings().isEmpty()) {
            return Optional.empty();
        }
        SearchResult found = knowledge.search(THING_WORDS).find(thing, thing);
        if (!found.exact() || found.offerings().size() != 1) {
            return Optional.empty();
        }
        Offering offering = found.offerings().getFirst();
        return offering.isOutOfStock()
                ? Optional.empty()
                : offering.price().map(price -> total(offering, pieces, price));
    }

    private static Total total(Offering offering, String pieces, Price price) {
        BigDecimal sum = price.amount().multiply(new BigDecimal(pieces));
        return new Total(offering.name(), pieces, price, new Price(sum, price.currency()));
    }
}
