package io.flowhq.client.refusal;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;

/** The tenant is not connected to WhatsApp, nor about to be again; the text is not kept. */
public final class TextRefused extends Refusal {

    private final PhaseName phase;

    public TextRefused(TenantId tenant, PhaseName phase) {
        super("not_connected", "Cannot send a text for tenant " + tenant + " while it is " + phase + ".");
        this.phase = phase;
    }

    public PhaseName phase() {
        return phase;
    }

    /** One English sentence: what the person can do instead. */
    public String nextStep() {
        return "Start the tenant and link its phone, then send the text again.";
    }
}
