package io.flowhq.client.refusal;

/** The tenant has no webhook with this id; it may well be another tenant's. */
public final class WebhookNotFound extends Refusal {

    public WebhookNotFound(String id) {
        super("webhook_not_found", "The tenant has no webhook '" + id + "'.");
    }
}
