package io.flowhq.local.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All settings of the platform: those with a name of their own, in the order of {@code variables.list}, then each further
 * component of a record of settings, under the name by which Spring finds it in the environment.
 */
public final class SettingsCatalogue {

    private static final Map<String, String> JARS = new LinkedHashMap<>();

    static {
        JARS.put("orchestrator", "orchestrator/app/target/orchestrator-exec.jar");
        JARS.put("bot-worker", "bot-worker/app/target/bot-worker-exec.jar");
        JARS.put("web", "web/target/web-exec.jar");
        JARS.put("shell", "shell/target/shell-exec.jar");
        JARS.put("simulator", "bot-worker/simulator/target/simulator-exec.jar");
    }

    private final List<SettingDescription> settings;

    private SettingsCatalogue(List<SettingDescription> settings) {
        this.settings = settings;
    }

    /** @param root the checkout, whose jars are built; one that is not is left out */
    public static SettingsCatalogue read(Path root) {
        Map<String, JarMetadata.Property> properties = new TreeMap<>();
        Map<String, Set<String>> readers = new TreeMap<>();
        JARS.forEach((process, jar) -> {
            for (JarMetadata.Property property : metadata(root.resolve(jar))) {
                properties.put(property.name(), property);
                readers.computeIfAbsent(property.name(), name -> new TreeSet<>())
                        .add(process);
            }
        });
        List<SettingDescription> settings = new ArrayList<>();
        for (String line : variables()) {
            SettingDescription setting = named(line, properties);
            setting.properties().forEach(properties::remove);
            settings.add(setting);
        }
        properties
                .values()
                .forEach(property -> settings.add(ofRecord(property, readers.getOrDefault(property.name(), Set.of()))));
        return new SettingsCatalogue(List.copyOf(settings));
    }

    public List<SettingDescription> settings() {
        return settings;
    }

    private static SettingDescription named(String line, Map<String, JarMetadata.Property> properties) {
        String[] cells = line.split("\\s*\\|\\s*", 7);
        List<String> names = cells[1].isEmpty() ? List.of() : List.of(cells[1].split(" "));
        JarMetadata.Property record = names.isEmpty() ? null : properties.get(names.getFirst());
        String preset = cells[4].isEmpty() && record != null ? record.defaultValue() : cells[4];
        return new SettingDescription(
                cells[0],
                names,
                new TreeSet<>(List.of(cells[2].split(" "))),
                SettingKind.named(cells[3]),
                preset,
                cells[5],
                cells[6],
                false);
    }

    private static SettingDescription ofRecord(JarMetadata.Property property, Set<String> readers) {
        return new SettingDescription(
                SettingDescription.nameOf(property.name()),
                List.of(property.name()),
                readers,
                SettingKind.ofType(property.type()),
                property.defaultValue(),
                "",
                property.description(),
                true);
    }

    private static List<JarMetadata.Property> metadata(Path jar) {
        if (Files.notExists(jar)) {
            return List.of();
        }
        try {
            return JarMetadata.in(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> variables() {
        try (InputStream list = Objects.requireNonNull(SettingsCatalogue.class.getResourceAsStream("variables.list"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
