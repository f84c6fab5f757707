package io.flowhq.local.settings;

import io.flowhq.contract.settings.ReplacedSetting;
import io.flowhq.local.settings.EffectiveSetting.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of this environment and this home: what each is, what is wrong with it, and what is set for nobody. */
public final class EffectiveSettings {

    private static final String IN_THE_HOME = " in the home";

    /** What the launcher tells doctor. */
    private static final Set<String> OF_THE_LAUNCHER =
            Set.of("FLOWHQ_CHROMIUM_SOURCE", "FLOWHQ_TEMPORAL_SOURCE", "FLOWHQ_FOUND");

    private final List<SettingDescription> settings;
    private final Map<String, String> environment;
    private final Path home;

    public EffectiveSettings(SettingsCatalogue catalogue, Map<String, String> environment, Path home) {
        this.settings = catalogue.settings();
        this.environment = Map.copyOf(environment);
        this.home = home;
    }

    /** Those with a name of their own, and each other that is set. */
    public List<EffectiveSetting> all() {
        Set<String> found =
                Set.of(environment.getOrDefault("FLOWHQ_FOUND", "").strip().split("\\s+"));
        return settings.stream()
                .filter(setting -> !setting.isOfRecord() || isSet(setting.name()))
                .map(setting -> isSet(setting.name())
                        ? new EffectiveSetting(
                                found.contains(setting.name()) ? Source.FOUND : Source.ENVIRONMENT,
                                setting.name(),
                                shown(setting))
                        : unset(setting))
                .toList();
    }

    /** One sentence for each value that is not of its setting's kind, and each file that is not there. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (SettingDescription setting : settings) {
            if (!isSet(setting.name())) {
                continue;
            }
            String value = text(setting.name());
            if (!setting.kind().accepts(value)) {
                faults.add("%s is '%s'; it is a %s."
                        .formatted(setting.name(), value, setting.kind().words()));
            } else if (setting.mustBeThere() && !Files.isReadable(Path.of(value.strip()))) {
                faults.add("%s is '%s', a file that cannot be read.".formatted(setting.name(), value));
            }
        }
        return faults;
    }

    /** One sentence for each variable that looks like a setting and is read by nothing. */
    public List<String> notes() {
        Set<String> known = settings.stream()
                .flatMap(setting -> setting.names().stream())
                .map(name -> name.replace("_", ""))
                .collect(Collectors.toSet());
        Stream<String> unknown = environment.keySet().stream()
                .filter(name -> name.startsWith("FLOWHQ_") && isSet(name) && !OF_THE_LAUNCHER.contains(name))
                .filter(name -> !known.contains(name.replaceFirst("_\\d+$", "").replace("_", "")))
                .sorted()
                .map(name -> name + " is set and not read: there is no such setting.");
        return Stream.concat(ReplacedSetting.warnings(this::isSet).stream(), unknown)
                .toList();
    }

    private EffectiveSetting unset(SettingDescription setting) {
        String inUp = setting.defaultInUp();
        String value = inUp.isEmpty() ? setting.defaultValue() : inUp;
        if (inUp.endsWith(IN_THE_HOME)) {
            Path path = home.resolve(inUp.substring(0, inUp.length() - IN_THE_HOME.length()));
            return new EffectiveSetting(
                    Files.isRegularFile(path) ? Source.FILE : Source.DEFAULT, setting.name(), path.toString());
        }
        if (setting.name().equals("ADMIN_PASSWORD") && hasPasswordFile()) {
            return new EffectiveSetting(Source.FILE, setting.name(), "set");
        }
        return new EffectiveSetting(Source.DEFAULT, setting.name(), value);
    }

    private boolean hasPasswordFile() {
        return Files.exists(
                isSet("ADMIN_PASSWORD_FILE") ? Path.of(text("ADMIN_PASSWORD_FILE")) : home.resolve("admin-password"));
    }

    private String shown(SettingDescription setting) {
        return setting.kind() == SettingKind.SECRET ? "set" : text(setting.name());
    }

    private boolean isSet(String name) {
        return !text(name).isBlank();
    }

    private String text(String name) {
        return environment.getOrDefault(name, "");
    }
}
