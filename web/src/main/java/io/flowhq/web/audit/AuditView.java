package io.flowhq.web.audit;

import io.flowhq.contract.TenantId;
import io.flowhq.store.portal.AuditEntry;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.web.page.RelativeTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of the audit trail on a page.
 *
 * @param tenant the id, also of one that is gone
 * @param name of the tenant; null when it is gone
 * @param more further facts, {@code name=value}
 */
record AuditView(
        RelativeTime at,
        @Nullable String tenant,
        @Nullable String name,
        String by,
        String act,
        @Nullable String why,
        @Nullable String outcome,
        String more) {

    static AuditView of(AuditEntry entry, Map<TenantId, String> names, Instant now, ZoneId zone) {
        var payload = entry.payload();
        return new AuditView(
                RelativeTime.of(entry.at(), now, zone),
                entry.tenant() == null
                        ? payload.get(AuditTrail.TENANT)
                        : entry.tenant().toString(),
                entry.tenant() == null ? null : names.get(entry.tenant()),
                payload.getOrDefault(
                        "by", entry.user() == null ? "–" : entry.user().toString()),
                payload.getOrDefault("command", entry.eventType()),
                payload.get("why"),
                payload.get("outcome"),
                AuditTable.more(payload));
    }
}
