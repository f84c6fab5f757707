package io.flowhq.client.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as somebody asks for it, not yet looked at.
 *
 * @param events their names; all when it is left out
 * @param secret what each body is signed with, 16 to 200 visible characters; made at random when it is left out
 */
public record NewWebhookForm(
        @Nullable String url,
        @Nullable List<String> events,
        @Nullable String secret) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "NewWebhookForm[]";
    }
}
