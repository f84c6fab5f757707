package io.flowhq.web.api;

import io.flowhq.client.TenantReads;
import io.flowhq.store.tenant.TenantFilter;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.store.tenant.TenantOverviews;
import io.flowhq.web.problem.ApiProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The sessions that a caller may see. A session is named by the tenant's id, by the beginning of it or by the tenant's name
 * in any case; {@code default}, or no name, is the session of a key that is for one tenant. What is another's is not there.
 */
@Component
class ApiSessions {

    private static final String DEFAULT = "default";
    private static final int MIN_PREFIX = 4;

    private final TenantReads tenants;
    private final TenantOverviews overviews;

    ApiSessions(TenantReads tenants, TenantOverviews overviews) {
        this.tenants = tenants;
        this.overviews = overviews;
    }

    /** @throws ApiProblem when there is none for this caller */
    TenantOverview get(ApiCaller caller, @Nullable String session) {
        var name = session == null || session.isBlank() ? DEFAULT : session.strip();
        if (caller.tenant() == null) {
            return tenants.get(name);
        }
        var own = tenants.get(caller.tenant());
        var id = own.tenant().id().toString();
        var isMeant = name.equals(DEFAULT)
                || name.equalsIgnoreCase(own.tenant().name())
                || name.length() >= MIN_PREFIX && id.regionMatches(true, 0, name, 0, name.length());
        if (!isMeant) {
            throw ApiProblem.sessionNotFound();
        }
        return own;
    }

    /** In the order of their names. */
    List<TenantOverview> list(ApiCaller caller, int page, int size) {
        if (caller.tenant() == null) {
            return overviews.list(new TenantFilter(null, null, page, size)).tenants();
        }
        return page == 0 ? List.of(tenants.get(caller.tenant())) : List.of();
    }
}
