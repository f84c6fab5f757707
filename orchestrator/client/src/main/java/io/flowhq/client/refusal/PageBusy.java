package io.flowhq.client.refusal;

import io.flowhq.contract.TenantId;

/** A session's page was asked for more in the last minute than it may be. */
public final class PageBusy extends Refusal {

    private static final long SECONDS = 60;

    public PageBusy(TenantId tenant) {
        super("page_busy", "The page of tenant " + tenant + " was asked too often in the last minute.");
    }

    /** After which it may be asked again. */
    public long seconds() {
        return SECONDS;
    }
}
