package io.flowhq.web.api;

import io.flowhq.client.TenantReads;
import io.flowhq.client.refusal.AmbiguousTenant;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.contract.lifecycle.ApiStatus;
import io.flowhq.contract.lifecycle.DesiredState;
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

    boolean isGone(TenantOverview session) {
        return overviews.find(session.tenant().id()).isEmpty();
    }

    /** Why no session of a name can be created: there is one, or there is one for a moment yet. */
    ApiProblem nameTaken(String name) {
        try {
            return tenants.get(name).preconditions().desired() == DesiredState.DELETED
                    ? ApiProblem.beingDeleted()
                    : ApiProblem.sessionExists();
        } catch (TenantNotFound gone) {
            return ApiProblem.beingDeleted();
        } catch (AmbiguousTenant several) {
            return ApiProblem.sessionExists();
        }
    }

    /**
     * In the order of their names.
     *
     * @param all those that are stopped as well
     */
    List<TenantOverview> list(ApiCaller caller, boolean all, int page, int size) {
        if (caller.tenant() != null) {
            var own = tenants.get(caller.tenant());
            var isShown = page == 0 && (all || ApiStatus.of(own.observed().phase()) != ApiStatus.STOPPED);
            return isShown ? List.of(own) : List.of();
        }
        return all ? overviews.list(new TenantFilter(null, null, page, size)).tenants() : overviews.started(page, size);
    }
}
