package io.flowhq.web.tenant;

import io.flowhq.contract.Template;
import io.flowhq.store.portal.SetupRequest;
import io.flowhq.store.portal.SetupStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** An owner's request as programs read it beside the tenant; the members are named like the columns. */
@JsonNaming(SnakeCaseStrategy.class)
record SetupRequestJson(
        @Nullable UUID id,
        Template templateType,
        String whatsappNumber,
        SetupStatus status,
        @Nullable String notes,
        Instant createdAt,
        Instant updatedAt) {

    static SetupRequestJson of(SetupRequest request) {
        return new SetupRequestJson(
                request.id(),
                request.templateType(),
                request.whatsappNumber(),
                request.status(),
                request.notes(),
                request.createdAt(),
                request.updatedAt());
    }
}
