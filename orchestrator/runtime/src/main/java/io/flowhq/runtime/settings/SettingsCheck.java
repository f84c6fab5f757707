package io.flowhq.runtime.settings;

import io.flowhq.contract.settings.ReplacedSetting;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Runs every {@link SettingsValidator} when the environment is complete and before the first bean is made. */
class SettingsCheck implements ApplicationListener<ApplicationPreparedEvent> {

    private static final Logger log = LoggerFactory.getLogger("flowhq.settings");

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        Environment environment = event.getApplicationContext().getEnvironment();
        List<String> faults = new ArrayList<>();
        for (SettingsValidator rule :
                SpringFactoriesLoader.forDefaultResourceLocation().load(SettingsValidator.class)) {
            rule.check(environment, faults::add);
        }
        if (!faults.isEmpty()) {
            throw new InvalidSettings(faults);
        }
        ReplacedSetting.warnings(environment::containsProperty).forEach(log::warn);
    }
}
