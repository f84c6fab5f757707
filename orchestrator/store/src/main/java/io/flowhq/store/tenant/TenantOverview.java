package io.flowhq.store.tenant;

import io.flowhq.contract.lifecycle.CommandPreconditions;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * All that a list or a page says of a tenant, read at one moment.
 *
 * @param config null when the tenant has none and answers neutrally
 */
public record TenantOverview(
        Tenant tenant,
        @Nullable TenantConfig config,
        ObservedStatus observed,
        SessionSummary session,
        WorkerSummary worker) {

    /** In which its times are told: that of its opening hours. */
    public ZoneId timeZone() {
        return config == null ? TenantConfig.DEFAULT_TIME_ZONE : config.timeZone();
    }

    /** What decides whether a command may be given to it now. */
    public CommandPreconditions preconditions() {
        return new CommandPreconditions(
                observed.phase(), observed.reason(), observed.desired(), observed.silenced(), worker.name() != null);
    }
}
