package io.flowhq.client.form;

import org.jspecify.annotations.Nullable;

/**
 * An API key as somebody asks for it, not yet looked at.
 *
 * @param name what it is for, 1 to 120 characters; it stands in the audit trail
 * @param tenant the one tenant it is for, by id, prefix or name; all of them when it is left out
 * @param scopes {@code read}, {@code send} and {@code manage}, separated by commas; read when it is left out
 * @param days how long it is valid, 1 to 3,650; for ever when it is left out
 */
public record NewKeyForm(
        @Nullable String name,
        @Nullable String tenant,
        @Nullable String scopes,
        @Nullable String days) {}
