package io.flowhq.contract.lifecycle;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.flowhq.contract.RequestId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One command to a tenant's workflow.
 *
 * @param request repeated under the same id it is done once and answered twice
 * @param by who asks, for the audit trail: a user name, {@code admin}, {@code shell}, an API key's name; never a phone
 *     number
 * @param notAfter whoever asked has given up by then, and a workflow that hears the command later refuses it; null for a
 *     command that waits as long as it takes
 */
public record Command(
        RequestId request, String by, @Nullable Instant notAfter) {

    @JsonCreator
    public Command {}

    /** A command that waits as long as it takes. */
    public Command(RequestId request, String by) {
        this(request, by, null);
    }
}
