package io.flowhq.store.session;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import java.time.Instant;

/**
 * Who may have a browser open for a tenant.
 *
 * @param expiresAt by the database's clock; it may be past
 */
public record SessionLease(TenantId tenant, Epoch epoch, WorkerId owner, Instant expiresAt) {}
