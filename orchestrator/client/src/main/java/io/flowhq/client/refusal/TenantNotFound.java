package io.flowhq.client.refusal;

/** There is no such tenant, or not for the one who asks. */
public final class TenantNotFound extends Refusal {

    private final String asked;

    public TenantNotFound(String asked) {
        super("tenant_not_found", "There is no tenant '" + asked + "'.");
        this.asked = asked;
    }

    /** The id, prefix or name that was asked for. */
    public String asked() {
        return asked;
    }
}
