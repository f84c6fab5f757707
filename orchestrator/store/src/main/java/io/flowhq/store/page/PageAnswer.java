package io.flowhq.store.page;

import org.jspecify.annotations.Nullable;

/**
 * What a page answered.
 *
 * @param answer the chat of a number that is on WhatsApp; null where there is nothing to say
 * @param refusal the page's own code for why it did not do it; null when it did
 */
public record PageAnswer(@Nullable String answer, @Nullable String refusal) {}
