package io.flowhq.web.tenant;

import io.flowhq.contract.TenantId;
import io.flowhq.web.page.RelativeTime;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The browser that is open for a tenant.
 *
 * @param picture address of the last picture taken of its page, null when none was
 * @param taken when, null as well
 */
record BrowserView(@Nullable String picture, @Nullable RelativeTime taken) {

    static BrowserView of(TenantId tenant, @Nullable Instant taken, Instant now, ZoneId zone) {
        return taken == null
                ? new BrowserView(null, null)
                : new BrowserView(
                        "/admin/tenants/" + tenant + "/screenshot?at=" + taken.toEpochMilli(),
                        RelativeTime.of(taken, now, zone));
    }
}
