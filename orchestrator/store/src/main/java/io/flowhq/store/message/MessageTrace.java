package io.flowhq.store.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message with all that is known of how it was dealt with.
 *
 * @param author who wrote it, null for what the assistant says itself
 * @param because the words or the example that decided what the question was taken for
 * @param quotes WhatsApp's id of the message that it quotes
 * @param mergedInto the IN message together with which this one was answered
 * @param caughtUp written while nobody was connected
 * @param writtenAt WhatsApp's time
 * @param heldAt since when the answer waits for its turn within the limit
 * @param attempts how often it was given to the page
 * @param refusals how often the page would not take it
 * @param begunAt when it was first given to the page
 * @param settledAt when its outcome became final
 */
public record MessageTrace(
        MessageLog message,
        @Nullable Author author,
        @Nullable String because,
        @Nullable String quotes,
        @Nullable Long mergedInto,
        boolean caughtUp,
        @Nullable Instant writtenAt,
        @Nullable Instant heldAt,
        int attempts,
        int refusals,
        @Nullable Instant begunAt,
        @Nullable Instant settledAt,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt) {}
