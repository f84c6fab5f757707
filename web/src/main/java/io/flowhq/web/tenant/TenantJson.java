package io.flowhq.web.tenant;

import io.flowhq.client.AnsweringReport;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.AnsweringCause;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.SessionState;
import io.flowhq.contract.lifecycle.TenantStatus;
import io.flowhq.contract.lifecycle.WorkerStatus;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.web.config.ConfigJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A tenant as programs read it; the members are named like the columns they come from. */
@JsonNaming(SnakeCaseStrategy.class)
record TenantJson(
        TenantId id,
        String name,
        @Nullable String phoneNumber,
        TenantStatus status,
        PhaseName phase,
        @Nullable ErrorReason reason,
        DesiredState desired,
        Instant since,
        int attempt,
        @Nullable Instant nextTry,
        boolean silenced,
        Session session,
        Worker worker,
        Answered answering,
        @Nullable ConfigJson config,
        Instant createdAt,
        Instant updatedAt) {

    @JsonNaming(SnakeCaseStrategy.class)
    record Session(
            SessionState state,
            @Nullable Instant lastSeenAt,
            @Nullable String linkedNumber) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Worker(
            @Nullable String name,
            WorkerStatus status,
            @Nullable String lastError) {}

    /** Whether customers get their answers. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Answered(
            boolean ok,
            @Nullable Instant oldestUnansweredAt,
            @Nullable AnsweringCause cause) {

        static Answered of(AnsweringReport answering) {
            return new Answered(answering.ok(), answering.oldestUnansweredAt(), answering.cause());
        }
    }

    /** A page of tenants and how many there are on all pages together. */
    record Page(List<TenantJson> tenants, long total) {}

    static TenantJson of(TenantOverview overview, AnsweringReport answering) {
        var tenant = overview.tenant();
        var observed = overview.observed();
        return new TenantJson(
                tenant.id(),
                tenant.name(),
                tenant.phoneNumber(),
                tenant.status(),
                observed.phase(),
                observed.reason(),
                observed.desired(),
                observed.since(),
                observed.attempt(),
                observed.nextTry(),
                observed.silenced(),
                new Session(
                        overview.session().state(),
                        overview.session().lastSeenAt(),
                        overview.session().linkedNumber()),
                new Worker(
                        overview.worker().name(),
                        overview.worker().status(),
                        overview.worker().lastError()),
                Answered.of(answering),
                overview.config() == null ? null : ConfigJson.of(overview.config()),
                tenant.createdAt(),
                tenant.updatedAt());
    }
}
