package io.flowhq.local.doctor;

import io.flowhq.contract.ExitCode;
import io.flowhq.local.exit.CommandFailed;
import io.flowhq.local.platform.LocalSettings;
import io.flowhq.local.settings.EffectiveSettings;
import io.flowhq.local.settings.SettingsCatalogue;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code doctor}: one line per part of the platform, then one per setting. The launcher has printed those for the JDK and Maven, without which
 * nothing of this runs.
 */
public final class DoctorCommand {

    private final Path root;
    private final Map<String, String> environment;
    private final PrintStream out;

    /** @param environment of the launcher, which adds how it would get a Chromium and a Temporal that are missing */
    public DoctorCommand(Path root, Map<String, String> environment, PrintStream out) {
        this.root = root;
        this.environment = new HashMap<>(environment);
        this.out = out;
    }

    /** @return FAILED when {@code ./flowhq up} would fail */
    public ExitCode run() throws InterruptedException {
        Map<String, String> given = Map.copyOf(environment);
        ChromiumCheck chromium = new ChromiumCheck(given);
        environment.remove("FLOWHQ_CHROMIUM");
        boolean startable = true;
        LocalSettings settings = null;
        while (settings == null) {
            try {
                settings = LocalSettings.read(root, environment);
            } catch (CommandFailed faults) {
                for (String fault : String.valueOf(faults.getMessage()).lines().toList()) {
                    startable = false;
                    out.println(Finding.missing("Settings", fault).line());
                    environment.remove(fault.split(" ", 2)[0]);
                }
            }
        }
        for (DoctorCheck check : List.of(
                chromium,
                new TemporalServerCheck(settings, environment.getOrDefault("FLOWHQ_TEMPORAL_SOURCE", "")),
                new DatabaseCheck(settings),
                new HomeCheck(settings.home()),
                new PortsCheck(settings))) {
            Finding finding = check.find();
            startable &= !finding.preventsStart();
            out.println(finding.line());
        }
        boolean sound = report(settings.home(), given);
        return startable && sound ? ExitCode.DONE : ExitCode.FAILED;
    }

    /** @return whether no setting has a fault, besides those that were said before */
    private boolean report(Path home, Map<String, String> given) {
        SettingsCatalogue catalogue = SettingsCatalogue.read(root);
        List<String> faults = new EffectiveSettings(catalogue, environment, home).faults();
        EffectiveSettings effective = new EffectiveSettings(catalogue, given, home);
        faults.forEach(fault -> out.println(Finding.missing("Settings", fault).line()));
        effective
                .notes()
                .forEach(note -> out.println(Finding.note("Settings", note).line()));
        out.println();
        out.println("Settings here and where they come from; docs/settings.md explains all of them.");
        effective.all().forEach(setting -> out.println(setting.line()));
        return faults.isEmpty();
    }
}
