package io.flowhq.store.knowledge;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product for sale.
 *
 * @param aliases other words customers use for it
 * @param price null when it is not told
 * @param currency three capital letters, as {@code TZS}
 * @param stock pieces there are; null when they are not counted and there are some
 * @param description blank when there is none
 */
public record CatalogueItem(
        UUID id,
        String name,
        List<String> aliases,
        @Nullable BigDecimal price,
        String currency,
        @Nullable Integer stock,
        String description) {

    public CatalogueItem {
        aliases = List.copyOf(aliases);
    }
}
