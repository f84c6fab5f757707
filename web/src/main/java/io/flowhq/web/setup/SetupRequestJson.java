package io.flowhq.web.setup;

import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import io.flowhq.store.portal.SetupRequest;
import io.flowhq.store.portal.SetupStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** An owner's request as programs read it; the members are named like the columns. */
@JsonNaming(SnakeCaseStrategy.class)
public record SetupRequestJson(
        @Nullable UUID id,
        TenantId tenantId,
        @Nullable UUID userId,
        Template templateType,
        String whatsappNumber,
        @Nullable String businessName,
        @Nullable String businessType,
        @Nullable Language language,
        SetupStatus status,
        @Nullable String notes,
        Instant createdAt,
        Instant updatedAt) {

    /** All of them and how many. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Page(List<SetupRequestJson> setupRequests, int total) {}

    public static SetupRequestJson of(SetupRequest request) {
        return new SetupRequestJson(
                request.id(),
                request.tenantId(),
                request.userId(),
                request.templateType(),
                request.whatsappNumber(),
                request.businessName(),
                request.businessType(),
                request.language(),
                request.status(),
                request.notes(),
                request.createdAt(),
                request.updatedAt());
    }
}
