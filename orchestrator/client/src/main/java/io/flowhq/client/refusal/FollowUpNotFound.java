package io.flowhq.client.refusal;

import io.flowhq.contract.TenantId;

/** The tenant has no such follow-up; it may well be another tenant's. */
public final class FollowUpNotFound extends Refusal {

    /** No tenant has one of this number. */
    public FollowUpNotFound(long id) {
        super("follow_up_not_found", "There is no follow-up " + id + ".");
    }

    public FollowUpNotFound(TenantId tenant, long id) {
        super("follow_up_not_found", "Tenant " + tenant + " has no follow-up " + id + ".");
    }
}
