package io.flowhq.client.form;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as somebody asks for it, not yet looked at.
 *
 * @param shape {@code OWN} or {@code CHAT_COMPLETION}; the first when it is left out
 * @param key the one that there is stays when it is left out
 * @param dailyBudget 100 when it is left out
 */
public record AnswerEndpointForm(
        @Nullable String url,
        @Nullable String shape,
        @Nullable String model,
        @Nullable String key,
        @JsonProperty("daily_budget") @Nullable Integer dailyBudget) {

    /** Without the key. */
    @Override
    public String toString() {
        return "AnswerEndpointForm[" + shape + "]";
    }
}
