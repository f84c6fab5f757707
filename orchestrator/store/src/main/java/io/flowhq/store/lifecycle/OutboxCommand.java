package io.flowhq.store.lifecycle;

import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import java.time.Instant;

/**
 * A command that was promised in a database transaction and has to reach the tenant's workflow.
 *
 * @param by who asked, for the audit trail
 * @param attempts how often it has been claimed
 */
public record OutboxCommand(
        RequestId request, TenantId tenant, CommandKind kind, String by, Instant createdAt, int attempts) {}
