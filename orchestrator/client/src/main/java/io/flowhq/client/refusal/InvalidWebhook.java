package io.flowhq.client.refusal;

import java.util.Map;

/** A {@link io.flowhq.client.form.NewWebhookForm} with faults, by {@code url}, {@code events} and {@code secret}. */
public final class InvalidWebhook extends InvalidForm {

    public InvalidWebhook(Map<String, String> fieldErrors) {
        super("invalid_webhook", fieldErrors);
    }
}
