package io.flowhq.local.doctor;

import io.flowhq.local.exit.CommandFailed;
import io.flowhq.local.home.PlatformFile;
import io.flowhq.local.platform.LocalSettings;
import io.flowhq.local.platform.PortAllocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The preferred ports are free, or a platform runs in this home already. */
final class PortsCheck implements DoctorCheck {

    private final LocalSettings settings;

    PortsCheck(LocalSettings settings) {
        this.settings = settings;
    }

    @Override
    public Finding find() {
        Path file = settings.home().resolve("platform.json");
        if (Files.exists(file)) {
            return Finding.note(
                    "Platform",
                    "one runs here: "
                            + new PlatformFile(file)
                                    .read()
                                    .map(running -> running.web())
                                    .orElse("still starting"));
        }
        List<String> taken = new ArrayList<>();
        try {
            PortAllocation ports = PortAllocation.preferred(settings, taken::add);
            return taken.isEmpty()
                    ? Finding.ok(
                            "Ports",
                            "%d, %d, %d and %d are free"
                                    .formatted(ports.web(), ports.simulator(), ports.temporal(), ports.temporalUi()))
                    : Finding.note("Ports", String.join("; ", taken));
        } catch (CommandFailed e) {
            return Finding.missing("Ports", String.valueOf(e.getMessage()));
        }
    }
}
