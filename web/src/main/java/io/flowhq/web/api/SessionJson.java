package io.flowhq.web.api;

import io.flowhq.client.AnsweringReport;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.ApiStatus;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.store.webhook.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session as WAHA's clients read it, with what Flow HQ knows beside.
 *
 * @param name the tenant's
 * @param id the tenant's, which names the session for good
 * @param me the phone that is linked, null while none is
 * @param phase the lifecycle in detail
 * @param reason why it failed
 */
record SessionJson(
        String name,
        TenantId id,
        ApiStatus status,
        SessionConfig config,
        @Nullable Me me,
        Engine engine,
        PhaseName phase,
        @Nullable ErrorReason reason,
        Answered answering) {

    record Me(String id, String pushName) {}

    record Engine(String engine) {}

    record Answered(
            boolean ok,
            @Nullable Instant oldestUnansweredAt,
            @Nullable String cause) {}

    static SessionJson of(
            TenantOverview session,
            AnsweringReport answering,
            List<Webhook> webhooks,
            Map<String, @Nullable Object> metadata) {
        return new SessionJson(
                session.tenant().name(),
                session.tenant().id(),
                ApiStatus.of(session.observed().phase()),
                SessionConfig.of(webhooks, metadata),
                me(session),
                new Engine("FLOWHQ"),
                session.observed().phase(),
                session.observed().reason(),
                new Answered(
                        answering.ok(),
                        answering.oldestUnansweredAt(),
                        answering.cause() == null ? null : answering.cause().name()));
    }

    static @Nullable Me me(TenantOverview session) {
        var number = session.session().linkedNumber();
        return number == null ? null : new Me(number + "@c.us", session.tenant().name());
    }
}
