package io.flowhq.web.endpoint;

import io.flowhq.client.form.AnswerEndpointForm;
import io.flowhq.store.endpoint.AnswerEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as typed into its page, not yet looked at.
 *
 * @param key empty keeps the one that there is
 * @param forgetKey whether there is to be none from now on
 */
record TypedEndpoint(
        @Nullable String url,
        @Nullable String shape,
        @Nullable String model,
        @Nullable String key,
        @Nullable Boolean forgetKey,
        @Nullable String budget) {

    static final TypedEndpoint EMPTY = new TypedEndpoint(null, null, null, null, null, "100");

    static TypedEndpoint of(AnswerEndpoint endpoint) {
        return new TypedEndpoint(
                endpoint.url(),
                endpoint.shape().name(),
                endpoint.model(),
                null,
                null,
                Integer.toString(endpoint.dailyBudget()));
    }

    AnswerEndpointForm form() {
        return new AnswerEndpointForm(url, shape, model, keyToSet(), number(budget));
    }

    private @Nullable String keyToSet() {
        if (Boolean.TRUE.equals(forgetKey)) {
            return "";
        }
        return key == null || key.isBlank() ? null : key;
    }

    /** What is no number is no budget, and is refused as one of 0. */
    private static @Nullable Integer number(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return text.strip().matches("[0-9]{1,6}") ? Integer.valueOf(text.strip()) : 0;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "TypedEndpoint[" + shape + "]";
    }
}
