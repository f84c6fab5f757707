package io.flowhq.replies.dialogue;

import io.flowhq.replies.knowledge.Knowledge;
import io.flowhq.replies.knowledge.Offering;
import io.flowhq.replies.knowledge.Price;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What orders come to by the prices that the owner told, and whether there is enough in stock; where a thing, its price or
 * its stock is in doubt, nothing is said of it.
 */
public final class OrderCatalogue {

    private static final Pattern PIECES = Pattern.compile("[1-9]\\d{0,3}");

    private final NamedOffering offering;

    public OrderCatalogue(Knowledge knowledge) {
        this.offering = new NamedOffering(knowledge);
    }

    /** @param name as the owner calls the thing */
    record Total(String name, String pieces, Price price, Price sum) {}

    /** The sum that is said when an order is read back; empty where none is. */
    public Optional<Price> sum(RequestDetails details) {
        return total(details).map(Total::sum);
    }

    /** Empty unless what is ordered is exactly one thing that has a price and is in stock, in a whole number. */
    Optional<Total> total(RequestDetails details) {
        String pieces = details.number();
        if (pieces == null || !isWhole(pieces)) {
            return Optional.empty();
        }
        return offering.of(details.thing())
                .filter(found -> !found.isOutOfStock())
                .flatMap(found -> found.price().map(price -> total(found, pieces, price)));
    }

    /** The thing that is ordered, where the owner has told how many there are and they are too few. */
    Optional<Offering> lacking(RequestDetails details) {
        String pieces = details.number();
        int wanted = pieces == null || !isWhole(pieces) ? 1 : Integer.parseInt(pieces);
        return offering.of(details.thing())
                .filter(found -> found.stock().filter(stock -> stock < wanted).isPresent());
    }

    private static boolean isWhole(String pieces) {
        return PIECES.matcher(pieces).matches();
    }

    private static Total total(Offering offering, String pieces, Price price) {
        BigDecimal sum = price.amount().multiply(new BigDecimal(pieces));
        return new Total(offering.name(), pieces, price, new Price(sum, price.currency()));
    }
}
