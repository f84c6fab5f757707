package io.flowhq.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.flowhq.client.form.NewTenantForm;
import io.flowhq.client.form.NewWebhookForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session to be. What WAHA's clients have no member for is taken from {@code config.metadata} as well.
 *
 * @param start at once; so it is when it is left out
 */
record NewSessionRequest(
        @Nullable String name,
        @Nullable Boolean start,
        @Nullable SessionConfig config,
        @JsonProperty("phone_number") @Nullable String phoneNumber,
        @JsonProperty("template_type") @Nullable String templateType,
        @JsonProperty("business_name") @Nullable String businessName,
        @Nullable String language) {

    private static final String TEMPLATE = "SUPPORT";

    NewTenantForm form() {
        var template = or(templateType, "template_type");
        return new NewTenantForm(
                name,
                or(phoneNumber, "phone_number"),
                template == null ? TEMPLATE : template,
                or(businessName, "business_name"),
                or(language, "language"));
    }

    private @Nullable String or(@Nullable String member, String key) {
        return member != null || config == null ? member : config.metadata(key);
    }

    /** Null when none are asked for. */
    @Nullable
    List<NewWebhookForm> webhooks() {
        return config == null ? null : config.forms();
    }
}
