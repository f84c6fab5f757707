package io.flowhq.web.config;

import io.flowhq.client.form.ConfigForm;
import io.flowhq.replies.hours.InvalidOpeningHours;
import io.flowhq.replies.hours.OpeningHours;
import io.flowhq.store.tenant.TenantConfig;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings form as it is typed: each field's text by its name, kept as it is until it can be saved. A day's field
 * holds its spans, {@code 08:00-12:30, 14:00-17:30}; the field of dates has one date a line, alone when it is closed and
 * followed by its spans when it has its own.
 */
public record ConfigFormData(Map<String, String> fields) {

    public static final List<String> DAYS = Arrays.stream(DayOfWeek.values())
            .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
            .toList();

    private static final JsonMapper JSON = new JsonMapper();

    public static ConfigFormData of(@Nullable TenantConfig config) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (config == null) {
            return new ConfigFormData(Map.of("time_zone", TenantConfig.DEFAULT_TIME_ZONE.getId()));
        }
        fields.put("business_name", config.businessName());
        fields.put("template_type", config.templateType().name());
        fields.put("language", config.language().name());
        fields.put("time_zone", config.timeZone().getId());
        fields.put("tone", config.tone().name());
        fields.putAll(hours(config));
        return new ConfigFormData(fields);
    }

    private static Map<String, String> hours(TenantConfig config) {
        Map<String, String> fields = new LinkedHashMap<>();
        try {
            var hours = OpeningHours.parse(String.valueOf(config.hoursJson()), config.timeZone());
            for (var day : DayOfWeek.values()) {
                fields.put(DAYS.get(day.ordinal()), String.join(", ", hours.spans(day)));
            }
            fields.put("dates", DatesField.typed(hours.dates()));
        } catch (InvalidOpeningHours unreadable) {
            // The page says so; what is saved from here takes their place.
        }
        return fields;
    }

    public String text(String field) {
        return fields.getOrDefault(field, "");
    }

    public ConfigForm form() {
        return new ConfigForm(
                text("business_name"),
                text("template_type"),
                text("language"),
                text("time_zone"),
                json(),
                text("tone"));
    }

    private String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        for (var day : DAYS) {
            var spans = DatesField.spans(text(day));
            if (!spans.isEmpty()) {
                json.put(day, spans);
            }
        }
        var dates = DatesField.of(text("dates"));
        if (!dates.closed().isEmpty()) {
            json.put("closed", dates.closed());
        }
        if (!dates.special().isEmpty()) {
            json.put("special", dates.special());
        }
        return JSON.writeValueAsString(json);
    }
}
