package io.flowhq.store.tenant;

import io.flowhq.contract.lifecycle.SessionState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's link to its phone, in short.
 *
 * @param lastSeenAt when the session last did something for a customer
 * @param linkedNumber the number of the phone that scanned, digits
 */
public record SessionSummary(
        SessionState state,
        @Nullable Instant lastSeenAt,
        @Nullable String linkedNumber) {}
