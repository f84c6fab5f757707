package io.flowhq.web.config;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.flowhq.client.form.ConfigForm;
import io.flowhq.contract.AssistantTone;
import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.store.tenant.TenantConfig;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How an assistant speaks, as programs read it; the members are named like the columns they come from.
 *
 * @param hoursJson days by their first three letters, as in {@code {"mon": ["08:00-17:30"]}}; null when always open
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ConfigJson(
        @Nullable Template templateType,
        @Nullable String businessName,
        @Nullable Language language,
        @JsonRawValue @Nullable String hoursJson,
        @Nullable String timeZone,
        @Nullable AssistantTone tone) {

    /** A tenant that has no configuration and answers neutrally. */
    static final ConfigJson NONE = new ConfigJson(null, null, null, null, null, null);

    public static ConfigJson of(TenantConfig config) {
        return new ConfigJson(
                config.templateType(),
                config.businessName(),
                config.language(),
                config.hoursJson(),
                config.timeZone().getId(),
                config.tone());
    }

    /** One to be saved; nothing in it has been checked. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Request(
            @Nullable String templateType,
            @Nullable String businessName,
            @Nullable String language,
            @Nullable JsonNode hoursJson,
            @Nullable String timeZone,
            @Nullable String tone) {

        ConfigForm form() {
            return new ConfigForm(businessName, templateType, language, timeZone, hours(), tone);
        }

        private String hours() {
            if (hoursJson == null || hoursJson.isNull()) {
                return "";
            }
            return hoursJson.isString() ? hoursJson.stringValue() : hoursJson.toString();
        }
    }
}
