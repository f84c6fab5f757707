package io.flowhq.store.tenant;

import io.flowhq.contract.lifecycle.WorkerStatus;
import org.jspecify.annotations.Nullable;

/**
 * Where a tenant's session runs.
 *
 * @param name the bot-worker that hosts it now, null when none does
 * @param lastError the last thing that went wrong, for the operator
 */
public record WorkerSummary(
        @Nullable String name,
        WorkerStatus status,
        @Nullable String lastError) {}
