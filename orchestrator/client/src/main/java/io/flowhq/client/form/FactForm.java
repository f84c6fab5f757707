package io.flowhq.client.form;

import org.jspecify.annotations.Nullable;

/**
 * A fact of a business as it was told, not yet looked at.
 *
 * @param key what it is about, as {@code location}
 * @param textSw what customers are told in Swahili; one of the two texts is enough
 * @param textEn what customers are told in English
 */
public record FactForm(
        @Nullable String key,
        @Nullable String textSw,
        @Nullable String textEn) {}
