package io.flowhq.replies.knowledge;

import java.util.List;

/**
 * A product or service that can be asked for.
 *
 * @param name as customers are told it
 * @param price with its currency as it is said ("TSh 850,000"); blank when it is not told
 * @param inStock whether there is any now; a service is always in stock
 * @param aliases other words customers use for it
 */
public record CatalogueItem(String name, String price, boolean inStock, List<String> aliases) {

    public CatalogueItem {
        aliases = List.copyOf(aliases);
    }
}
