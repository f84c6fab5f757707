package io.flowhq.shell.tenant;

import io.flowhq.contract.TenantId;
import io.flowhq.store.tenant.TenantOverview;

/** The beginning of a tenant's id: enough for people, and understood wherever a tenant is named. */
public final class ShortId {

    private ShortId() {}

    public static String of(TenantId tenant) {
        return tenant.toString().substring(0, 8);
    }

    static String of(TenantOverview overview) {
        return of(overview.tenant().id());
    }
}
