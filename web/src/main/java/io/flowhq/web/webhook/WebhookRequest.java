package io.flowhq.web.webhook;

import io.flowhq.client.form.NewWebhookForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook to be, as typed into the form or sent as JSON; nothing in it has been checked. */
record WebhookRequest(
        @Nullable String url,
        @Nullable List<String> events,
        @Nullable String secret) {

    static final WebhookRequest EMPTY = new WebhookRequest(null, List.of("*"), null);

    NewWebhookForm form() {
        return new NewWebhookForm(url, events, secret);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "WebhookRequest[]";
    }
}
