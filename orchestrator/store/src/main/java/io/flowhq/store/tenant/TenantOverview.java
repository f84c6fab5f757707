package io.flowhq.store.tenant;

import org.jspecify.annotations.Nullable;

/**
 * All that a list or a page says of a tenant, read at one moment.
 *
 * @param config null when the tenant has none and answers neutrally
 */
public record TenantOverview(
        Tenant tenant, @Nullable TenantConfig config, Observed observed, SessionFacts session, WorkerFacts worker) {}
