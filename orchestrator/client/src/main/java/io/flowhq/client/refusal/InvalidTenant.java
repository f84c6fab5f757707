package io.flowhq.client.refusal;

import io.flowhq.client.form.NewTenantForm;
import java.util.Map;

/**
 * A {@link NewTenantForm} with faults, by the names of the columns: {@code name}, {@code phone_number},
 * {@code template_type}, {@code business_name}, {@code language}.
 */
public final class InvalidTenant extends InvalidForm {

    public InvalidTenant(Map<String, String> fieldErrors) {
        super("invalid_tenant", fieldErrors);
    }
}
