package io.flowhq.runtime.settings;

import java.util.function.Consumer;
import org.springframework.core.env.PropertyResolver;

/**
 * Looks at the settings of one part of the platform before anything is started. Named in {@code META-INF/spring.factories}
 * under this interface; all validators of a process run, and all their faults are reported at once.
 */
@FunctionalInterface
public interface SettingsValidator {

    /** @param fault takes one English sentence per fault, which begins with the setting's name and repeats no secret */
    void check(PropertyResolver environment, Consumer<String> fault);
}
