package io.flowhq.replies.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * A product or a service that customers can ask for.
 *
 * @param name as customers are told it
 * @param aliases other words customers use for it
 * @param price empty when it is not told
 * @param stock pieces there are; empty when they are not counted, as those of a service
 * @param minutes how long the service takes; empty when it depends
 * @param description blank when there is none
 */
public record Offering(
        Kind kind,
        String name,
        List<String> aliases,
        Optional<Price> price,
        Optional<Integer> stock,
        Optional<Integer> minutes,
        String description) {

    public enum Kind {
        PRODUCT,
        SERVICE
    }

    public Offering {
        aliases = List.copyOf(aliases);
    }

    public boolean isOutOfStock() {
        return stock.filter(pieces -> pieces == 0).isPresent();
    }
}
