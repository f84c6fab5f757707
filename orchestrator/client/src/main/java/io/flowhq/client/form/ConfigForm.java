package io.flowhq.client.form;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant's assistant is to speak, as a person or program asks for it and not yet looked at.
 *
 * @param businessName what customers are greeted with, 1 to 120 characters
 * @param template BOOKING, ECOMMERCE or SUPPORT, in any case
 * @param language SW or EN, in any case; SW when it is left out
 * @param timeZone in which the hours are meant, in any case; Africa/Dar_es_Salaam when it is left out
 * @param hours when the business is open, read by the caller
 */
public record ConfigForm(
        @Nullable String businessName,
        @Nullable String template,
        @Nullable String language,
        @Nullable String timeZone,
        Hours hours) {

    /**
     * Opening hours that were looked through by whoever knows how they are written.
     *
     * @param json as they are stored, null for a business that is always open
     * @param faults a sentence by field, {@code hours_json} or one of its days as in {@code hours_json.mon}; empty when
     *     there are none
     */
    public record Hours(@Nullable String json, Map<String, String> faults) {

        public static final Hours ALWAYS = new Hours(null, Map.of());

        public Hours {
            faults = new LinkedHashMap<>(faults);
        }
    }
}
