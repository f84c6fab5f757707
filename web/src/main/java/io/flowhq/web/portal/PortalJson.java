package io.flowhq.web.portal;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.SessionState;
import io.flowhq.contract.lifecycle.TenantStatus;
import io.flowhq.contract.lifecycle.WorkerStatus;
import io.flowhq.store.portal.Role;
import io.flowhq.store.portal.SetupRequest;
import io.flowhq.store.portal.User;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.web.setup.SetupRequestJson;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The portal API's answers; the members are named like the columns. */
final class PortalJson {

    private PortalJson() {}

    /** Who asks. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Me(
            @Nullable UUID id,
            String email,
            @Nullable String name,
            @Nullable String phone,
            Role role,
            @Nullable TenantId tenantId,
            @Nullable Business tenant,
            @Nullable SetupRequestJson setupRequest) {

        static Me of(User user, @Nullable TenantOverview tenant, @Nullable SetupRequest request) {
            return new Me(
                    user.id(),
                    user.email(),
                    user.name(),
                    user.phone(),
                    user.role(),
                    user.tenantId(),
                    tenant == null ? null : Business.of(tenant),
                    request == null ? null : SetupRequestJson.of(request));
        }
    }

    /** How the tenant is. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Status(
            Business tenant,
            TenantStatus status,
            PhaseName phase,
            @Nullable ErrorReason reason,
            Session session,
            Worker worker,
            @Nullable SetupRequestJson setupRequest) {

        static Status of(TenantOverview tenant, @Nullable SetupRequest request) {
            return new Status(
                    Business.of(tenant),
                    tenant.tenant().status(),
                    tenant.observed().phase(),
                    tenant.observed().reason(),
                    new Session(tenant.session().state(), tenant.session().lastSeenAt()),
                    new Worker(tenant.worker().status(), tenant.worker().lastError()),
                    request == null ? null : SetupRequestJson.of(request));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Business(
            TenantId id,
            String name,
            @Nullable String phoneNumber,
            TenantStatus status,
            Instant createdAt,
            Instant updatedAt) {

        static Business of(TenantOverview overview) {
            var tenant = overview.tenant();
            return new Business(
                    tenant.id(),
                    tenant.name(),
                    tenant.phoneNumber(),
                    tenant.status(),
                    tenant.createdAt(),
                    tenant.updatedAt());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Session(SessionState state, @Nullable Instant lastSeenAt) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Worker(WorkerStatus status, @Nullable String lastError) {}
}
