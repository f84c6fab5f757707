package io.flowhq.client;

import io.flowhq.client.refusal.AmbiguousTenant;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.contract.CleanText;
import io.flowhq.contract.TenantId;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.store.tenant.TenantOverviews;
import java.util.List;

/** Finds the tenant a person means. Everything else is read from the store itself. */
public class TenantReads {

    private static final int MAX_LENGTH = 200;

    private final TenantOverviews overviews;

    TenantReads(TenantOverviews overviews) {
        this.overviews = overviews;
    }

    /**
     * By id, by the beginning of an id (4 hexadecimal digits or more) or by name, in any case.
     *
     * @throws TenantNotFound when it is nobody's
     * @throws AmbiguousTenant when it is several tenants'
     */
    public TenantOverview get(String idOrPrefixOrName) {
        List<TenantOverview> named = overviews.named(CleanText.of(idOrPrefixOrName, MAX_LENGTH));
        return switch (named.size()) {
            case 0 -> throw new TenantNotFound(idOrPrefixOrName);
            case 1 -> named.getFirst();
            default -> throw new AmbiguousTenant(idOrPrefixOrName, named);
        };
    }

    /** @throws TenantNotFound when there is none */
    public TenantOverview get(TenantId tenant) {
        return overviews.find(tenant).orElseThrow(() -> new TenantNotFound(tenant.toString()));
    }
}
