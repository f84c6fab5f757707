package io.flowhq.client.refusal;

import io.flowhq.contract.TenantId;

/** The order or booking is past that decision; nothing was changed and nobody was told. */
public final class RequestDecided extends Refusal {

    /** @param wanted the status that does not follow from the one it has */
    public RequestDecided(TenantId tenant, String kind, long id, String status, String wanted) {
        super(
                "request_decided",
                "The " + kind + " " + id + " of tenant " + tenant + " is " + status + " and cannot become " + wanted
                        + ".");
    }
}
