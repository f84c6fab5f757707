package io.flowhq.shell.request;

import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.store.portal.SetupRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as JSON. */
final class RequestFields {

    private RequestFields() {}

    /** A stored request has one. */
    static String id(SetupRequest request) {
        return String.valueOf(request.id());
    }

    static Map<String, @Nullable Object> of(SetupRequest request) {
        return new FieldMap()
                .put("id", request.id())
                .put("tenant", request.tenantId())
                .put("user", request.userId())
                .put("status", request.status())
                .put("template", request.templateType())
                .put("number", request.whatsappNumber())
                .put("business_name", request.businessName())
                .put("business_type", request.businessType())
                .put("language", request.language())
                .put("notes", request.notes())
                .put("created_at", request.createdAt())
                .put("updated_at", request.updatedAt())
                .values();
    }
}
