package io.flowhq.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.flowhq.client.form.NewWebhookForm;
import io.flowhq.contract.CleanText;
import io.flowhq.store.webhook.Webhook;
import io.flowhq.web.problem.ApiProblem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The part of WAHA's configuration of a session that there is here. What would be missed if it were passed over is refused.
 *
 * @param metadata carried by each event of the session; when one is created, it says what WAHA's clients have no member for
 * @param webhooks all that the session has; left as they are when it is left out
 * @param proxy refused: all sessions go the way that their worker goes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SessionConfig(
        @Nullable Map<String, @Nullable Object> metadata,
        @Nullable List<@Nullable WebhookConfig> webhooks,
        @Nullable Map<String, @Nullable Object> proxy) {

    private static final int MAX_METADATA = 50;
    private static final int MAX_KEY = 100;
    private static final int MAX_VALUE = 500;

    /**
     * @param hmac never shown again
     * @param customHeaders refused unless empty
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WebhookConfig(
            @Nullable String url,
            @Nullable List<String> events,
            @Nullable Hmac hmac,
            @Nullable List<@Nullable Map<String, @Nullable Object>> customHeaders) {

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

    static SessionConfig of(List<Webhook> webhooks, Map<String, @Nullable Object> metadata) {
        return new SessionConfig(
                metadata.isEmpty() ? null : metadata,
                webhooks.stream()
                        .map(webhook -> new WebhookConfig(webhook.url(), webhook.events(), null, null))
                        .toList(),
                null);
    }

    /** @throws ApiProblem when it asks for what is not done here, or for metadata that cannot be kept */
    void check() {
        if (proxy != null && !proxy.isEmpty()) {
            throw notOffered("A session has no proxy of its own here.", "Leave proxy out.");
        }
        if (webhooks != null
                && webhooks.stream()
                        .anyMatch(webhook -> webhook != null
                                && webhook.customHeaders() != null
                                && !webhook.customHeaders().isEmpty())) {
            throw notOffered(
                    "Requests to webhooks carry no headers of their own here.",
                    "Leave customHeaders out and check the signature, or put a secret into the address.");
        }
        if (metadata != null
                && (metadata.size() > MAX_METADATA
                        || metadata.entrySet().stream().anyMatch(entry -> !isKept(entry.getKey(), entry.getValue())))) {
            throw ApiProblem.wrongState(
                    "invalid_metadata",
                    "Metadata are up to " + MAX_METADATA + " texts, numbers and truth values of " + MAX_VALUE
                            + " characters at most.",
                    "Attach the id of something that you keep yourself.");
        }
    }

    private static ApiProblem notOffered(String what, String instead) {
        return ApiProblem.wrongState("config_not_offered", what, instead);
    }

    private static boolean isKept(String key, @Nullable Object value) {
        return key.length() <= MAX_KEY
                && CleanText.of(key, MAX_KEY).equals(key)
                && switch (value) {
                    case null -> true;
                    case Boolean truth -> true;
                    case Number number -> number.toString().length() <= MAX_KEY;
                    case String text -> CleanText.of(text, MAX_VALUE).equals(text);
                    default -> false;
                };
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
