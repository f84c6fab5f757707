package io.flowhq.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.flowhq.client.form.NewWebhookForm;
import io.flowhq.store.webhook.Webhook;
import io.flowhq.web.problem.ApiProblem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The part of WAHA's configuration of a session that there is here.
 *
 * @param metadata read when a session is created, for what WAHA's clients have no member for
 * @param webhooks all that the session has; left as they are when it is left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SessionConfig(
        @Nullable Map<String, @Nullable Object> metadata,
        @Nullable List<@Nullable WebhookConfig> webhooks) {

    /** @param hmac never shown again */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WebhookConfig(
            @Nullable String url,
            @Nullable List<String> events,
            @Nullable Hmac hmac) {

        NewWebhookForm form() {
            var key = hmac == null || hmac.key() == null || hmac.key().isBlank() ? null : hmac.key();
            return new NewWebhookForm(url, events, key);
        }
    }

    record Hmac(@Nullable String key) {

        @Override
        public String toString() {
            return "Hmac[]";
        }
    }

    static SessionConfig of(List<Webhook> webhooks) {
        return new SessionConfig(
                null,
                webhooks.stream()
                        .map(webhook -> new WebhookConfig(webhook.url(), webhook.events(), null))
                        .toList());
    }

    /** Null when they are to be left as they are. */
    @Nullable
    List<NewWebhookForm> forms() {
        return webhooks == null
                ? null
                : webhooks.stream()
                        .filter(Objects::nonNull)
                        .map(WebhookConfig::form)
                        .toList();
    }

    /**
     * A text, or a number as its digits.
     *
     * @throws ApiProblem when it is anything else
     */
    @Nullable
    String metadata(String key) {
        var value = metadata == null ? null : metadata.get(key);
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Number number -> number.toString();
            default ->
                throw ApiProblem.of(
                        HttpStatus.BAD_REQUEST,
                        "bad_request",
                        "Not understood",
                        "The metadata's '" + key + "' is no text.",
                        null);
        };
    }
}
