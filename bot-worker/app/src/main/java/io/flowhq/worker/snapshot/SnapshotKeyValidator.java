package io.flowhq.worker.snapshot;

import io.flowhq.runtime.settings.SettingsValidator;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.springframework.core.env.PropertyResolver;

/** A key file that is named has to hold a key. */
final class SnapshotKeyValidator implements SettingsValidator {

    @Override
    public void check(PropertyResolver environment, Consumer<String> fault) {
        String file = environment.getProperty("FLOWHQ_SNAPSHOT_KEY_FILE", "");
        if (!file.isBlank()) {
            try {
                SnapshotKeys.read(Path.of(file));
            } catch (IllegalArgumentException e) {
                fault.accept(e.getMessage() + ".");
            }
        }
    }
}
