package io.flowhq.client.refusal;

import io.flowhq.client.form.ConfigForm;
import java.util.Map;

/**
 * A {@link ConfigForm} with faults, by the names of the columns: {@code business_name}, {@code template_type},
 * {@code language}, {@code time_zone}, {@code hours_json}; what is wrong with one day stands under that day, as in
 * {@code hours_json.mon}.
 */
public final class InvalidConfig extends InvalidForm {

    public InvalidConfig(Map<String, String> fieldErrors) {
        super("invalid_config", fieldErrors);
    }
}
