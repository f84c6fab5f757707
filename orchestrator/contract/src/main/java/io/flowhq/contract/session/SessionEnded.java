package io.flowhq.contract.session;

import org.jspecify.annotations.Nullable;

/**
 * The result of {@link SessionActivities#runSession}.
 *
 * @param detail a short cause for the operator, at most 1,000 characters, without customer data
 */
public record SessionEnded(SessionOutcome outcome, @Nullable String detail) {}
