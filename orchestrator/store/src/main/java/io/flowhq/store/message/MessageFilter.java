package io.flowhq.store.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of a chat to read; what is null narrows nothing.
 *
 * @param from logged then or later
 * @param until logged then or earlier
 */
public record MessageFilter(
        @Nullable Direction direction,
        @Nullable Instant from,
        @Nullable Instant until) {}
