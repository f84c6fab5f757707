package io.flowhq.worker.fleet;

import io.flowhq.contract.WorkerId;
import io.flowhq.runtime.settings.SettingsValidator;
import java.util.function.Consumer;
import org.springframework.core.env.PropertyResolver;

/** A worker needs a name that can name a task queue, and room for at least one browser. */
final class FleetSettingsValidator implements SettingsValidator {

    private static final int MOST_SLOTS = 1000;

    @Override
    public void check(PropertyResolver environment, Consumer<String> fault) {
        String name = environment.getProperty("FLOWHQ_WORKER_NAME", "");
        if (!name.isBlank()) {
            try {
                new WorkerId(name.trim());
            } catch (IllegalArgumentException e) {
                fault.accept("FLOWHQ_WORKER_NAME: " + e.getMessage() + ".");
            }
        }
        String slots = environment.getProperty("FLOWHQ_SLOTS", "");
        if (!slots.isBlank() && !(slots.matches("[0-9]{1,4}") && roomFor(Integer.parseInt(slots)))) {
            fault.accept("FLOWHQ_SLOTS is '" + slots + "'; it is a whole number from 1 to " + MOST_SLOTS + ".");
        }
    }

    private static boolean roomFor(int slots) {
        return slots >= 1 && slots <= MOST_SLOTS;
    }
}
