package io.flowhq.client.form;

import org.jspecify.annotations.Nullable;

/**
 * A product as it was told, not yet looked at.
 *
 * @param name as customers are told it, 1 to 120 characters
 * @param aliases other words for it, parted by commas, semicolons or new lines
 * @param price digits, with or without commas; not told when it is left out
 * @param currency three letters; TZS when it is left out
 * @param stock pieces there are; not counted when it is left out
 * @param description what customers are told of it besides
 */
public record CatalogueItemForm(
        @Nullable String name,
        @Nullable String aliases,
        @Nullable String price,
        @Nullable String currency,
        @Nullable String stock,
        @Nullable String description) {}
