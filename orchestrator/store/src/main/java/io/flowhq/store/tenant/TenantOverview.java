package io.flowhq.store.tenant;

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
}
