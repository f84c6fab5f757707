package io.flowhq.shell.tenant;

import io.flowhq.client.AnsweringReport;
import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.store.tenant.TenantConfig;
import io.flowhq.store.tenant.TenantOverview;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tenant as JSON. The first ten names are a contract with other programs and stay as they are. */
final class TenantFields {

    private TenantFields() {}

    static Map<String, @Nullable Object> inList(TenantOverview tenant, AnsweringReport answering) {
        return fields(tenant).put("answering", answering(answering)).values();
    }

    static Map<String, @Nullable Object> inFull(TenantOverview overview, AnsweringReport answering) {
        TenantConfig config = overview.config();
        return fields(overview)
                .put("answering", answering(answering))
                .put("desired", overview.observed().desired())
                .put("silenced", overview.observed().silenced())
                .put("ever_linked", overview.observed().everLinked())
                .put("attempt", overview.observed().attempt())
                .put("next_try", overview.observed().nextTry())
                .put("epoch", overview.observed().epoch().value())
                .put("session", overview.session().state())
                .put("last_seen_at", overview.session().lastSeenAt())
                .put("linked_number", overview.session().linkedNumber())
                .put("worker_status", overview.worker().status())
                .put("last_error", overview.worker().lastError())
                .put("business_name", config == null ? null : config.businessName())
                .put("tone", config == null ? null : config.tone())
                .put("time_zone", config == null ? null : config.timeZone())
                .put("created_at", overview.tenant().createdAt())
                .put("updated_at", overview.tenant().updatedAt())
                .values();
    }

    private static Object answering(AnsweringReport answering) {
        return new FieldMap()
                .put("ok", answering.ok())
                .put("oldest_unanswered_at", answering.oldestUnansweredAt())
                .put("cause", answering.cause())
                .values();
    }

    private static FieldMap fields(TenantOverview overview) {
        TenantConfig config = overview.config();
        return new FieldMap()
                .put("id", overview.tenant().id())
                .put("name", overview.tenant().name())
                .put("status", overview.tenant().status())
                .put("phase", overview.observed().phase())
                .put("reason", overview.observed().reason())
                .put("worker", overview.worker().name())
                .put("template", config == null ? null : config.templateType())
                .put("language", config == null ? null : config.language())
                .put("number", overview.tenant().phoneNumber())
                .put("since", overview.observed().since());
    }
}
