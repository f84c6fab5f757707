package io.flowhq.web.security;

import io.flowhq.runtime.settings.InvalidSettings;
import io.flowhq.runtime.settings.SettingsValidator;
import java.util.function.Consumer;
import org.springframework.core.env.PropertyResolver;

/** No web process without a password for the operator. */
class AdminAccountValidator implements SettingsValidator {

    @Override
    public void check(PropertyResolver environment, Consumer<String> fault) {
        try {
            new AdminAccount(
                            environment.getProperty("flowhq.admin.password", ""),
                            environment.getProperty("flowhq.admin.password-file", ""))
                    .secret();
        } catch (InvalidSettings invalid) {
            invalid.faults().forEach(fault);
        }
    }
}
