package io.flowhq.client;

import io.flowhq.contract.CleanText;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import org.jspecify.annotations.Nullable;

/**
 * A command to a tenant as it was given.
 *
 * @param why cleaned, so that it can be stored; null when no reason was given
 */
record CommandRequest(
        CommandKind kind,
        TenantId tenant,
        RequestId request,
        String by,
        @Nullable String why) {

    private static final int MAX_WHY = 500;

    CommandRequest {
        why = why == null ? null : CleanText.of(why, MAX_WHY).strip();
        why = why == null || why.isEmpty() ? null : why;
    }
}
