package io.flowhq.web.link;

import io.flowhq.contract.lifecycle.SessionState;
import io.flowhq.store.session.LinkStatus;
import io.flowhq.store.tenant.TenantOverview;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How a phone can be linked now, as programs read it.
 *
 * @param qr a PNG as a data URL; null when there is no code that can still be scanned
 */
@JsonNaming(SnakeCaseStrategy.class)
public record LinkJson(
        SessionState state,
        @Nullable String qr,
        @Nullable Instant expiresAt,
        int generation,
        int of,
        @Nullable String pairingCode) {

    public static LinkJson of(TenantOverview tenant, @Nullable LinkStatus link, Instant now) {
        var panel = LinkController.of(tenant, link, now);
        if (panel == null) {
            return new LinkJson(tenant.session().state(), null, null, 0, 0, null);
        }
        return new LinkJson(
                tenant.session().state(),
                panel.qr(),
                panel.qr() == null ? null : panel.expiresAt(),
                panel.generation(),
                panel.of(),
                panel.pairingCode());
    }
}
