package io.flowhq.client.refusal;

import io.flowhq.contract.TenantId;

/** The tenant has no such order or booking; it may well be another tenant's. */
public final class RequestNotFound extends Refusal {

    public RequestNotFound(TenantId tenant, String kind, long id) {
        super("request_not_found", "Tenant " + tenant + " has no " + kind + " " + id + ".");
    }
}
