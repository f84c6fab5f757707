package io.flowhq.client.refusal;

import io.flowhq.contract.TenantId;

/** As many texts of the tenant wait to be sent as may; this one is not kept. */
public final class TooManyTexts extends Refusal {

    private final long seconds;

    /** @param seconds until there may be room */
    public TooManyTexts(TenantId tenant, long seconds) {
        super(
                "sending_limit",
                "Too many texts of tenant " + tenant + " wait to be sent. Try again in " + seconds + " s.");
        this.seconds = seconds;
    }

    /** Until there may be room for it. */
    public long seconds() {
        return seconds;
    }
}
