package io.flowhq.client;

import java.util.LinkedHashMap;
import java.util.Map;

/** A form with faults, all of them. */
public final class InvalidTenant extends Refusal {

    private final Map<String, String> fieldErrors;

    /** @param fieldErrors an English sentence by field, {@code phone_number} and the like, in the order of the form */
    public InvalidTenant(Map<String, String> fieldErrors) {
        super("invalid_tenant", String.join(" ", fieldErrors.values()));
        this.fieldErrors = new LinkedHashMap<>(fieldErrors);
    }

    /** One sentence per field, by the names of the columns: {@code name}, {@code phone_number}, {@code template_type}, {@code business_name}, {@code language}. */
    public Map<String, String> fieldErrors() {
        return new LinkedHashMap<>(fieldErrors);
    }
}
