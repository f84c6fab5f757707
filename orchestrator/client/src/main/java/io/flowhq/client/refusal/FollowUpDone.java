package io.flowhq.client.refusal;

import io.flowhq.contract.TenantId;

/** Somebody has dealt with it already; nothing was changed. */
public final class FollowUpDone extends Refusal {

    public FollowUpDone(TenantId tenant, long id) {
        super("follow_up_done", "Follow-up " + id + " of tenant " + tenant + " is done already.");
    }
}
