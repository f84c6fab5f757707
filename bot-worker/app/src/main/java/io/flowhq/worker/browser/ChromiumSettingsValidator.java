package io.flowhq.worker.browser;

import io.flowhq.runtime.settings.SettingsValidator;
import java.util.function.Consumer;
import org.springframework.core.env.PropertyResolver;

/** There has to be a Chromium that starts. */
final class ChromiumSettingsValidator implements SettingsValidator {

    @Override
    public void check(PropertyResolver environment, Consumer<String> fault) {
        try {
            new ChromiumSearch(System.getenv()).find();
        } catch (ChromiumNotFound e) {
            fault.accept("FLOWHQ_CHROMIUM: " + e.getMessage() + ".");
        }
    }
}
