package io.flowhq.client.refusal;

import io.flowhq.contract.TenantId;

/** A session's page was asked for more in the last minute than it may be. */
public final class PageBusy extends Refusal {

    public PageBusy(TenantId tenant) {
        super("page_busy", "The page of tenant " + tenant + " was asked too often in the last minute.");
    }
}
