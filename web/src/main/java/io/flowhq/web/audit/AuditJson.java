package io.flowhq.web.audit;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.portal.AuditEntry;
import io.flowhq.store.portal.TimelineEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A line of the audit trail as programs read it; the members are named like the columns they come from. */
@JsonNaming(SnakeCaseStrategy.class)
record AuditJson(
        @Nullable TenantId tenantId,
        @Nullable UUID userId,
        String eventType,
        Map<String, String> payload,
        Instant createdAt) {

    static AuditJson of(AuditEntry entry) {
        return new AuditJson(
                entry.tenant(), entry.user(), entry.eventType(), new TreeMap<>(entry.payload()), entry.at());
    }

    /** Some lines and how many there are on all pages together. */
    record Page(List<AuditJson> events, long total) {}

    /** Something that happened to a tenant. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Happened(
            Instant at,
            @Nullable PhaseName phase,
            @Nullable ErrorReason reason,
            int attempt,
            @Nullable String act,
            @Nullable String by,
            @Nullable String why,
            @Nullable String outcome) {

        static Happened of(TimelineEvent event) {
            return new Happened(
                    event.at(),
                    event.phase(),
                    event.reason(),
                    event.attempt(),
                    event.act(),
                    event.by(),
                    event.why(),
                    event.outcome());
        }
    }

    /** A part of a tenant's timeline, newest first. */
    record Timeline(List<Happened> events, long total) {}
}
