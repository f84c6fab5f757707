package io.flowhq.store.knowledge;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work that customers can ask for.
 *
 * @param aliases other words customers use for it
 * @param price null when it depends
 * @param currency three capital letters, as {@code TZS}
 * @param durationMinutes null when it depends
 * @param description blank when there is none
 */
public record Service(
        UUID id,
        String name,
        List<String> aliases,
        @Nullable BigDecimal price,
        String currency,
        @Nullable Integer durationMinutes,
        String description) {

    public Service {
        aliases = List.copyOf(aliases);
    }
}
