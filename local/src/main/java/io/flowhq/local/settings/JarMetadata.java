package io.flowhq.local.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the compiler wrote down about the records of settings in one runnable jar and in our jars within it. */
final class JarMetadata {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final JsonMapper JSON = new JsonMapper();

    private JarMetadata() {}

    /** One component of a record. */
    record Property(String name, String type, String defaultValue, String description) {}

    static List<Property> in(Path jar) throws IOException {
        List<Property> found = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (var entry : file.stream().toList()) {
                if (entry.getName().equals(METADATA)) {
                    read(file.getInputStream(entry), found);
                } else if (entry.getName().startsWith("BOOT-INF/lib/flowhq-")) {
                    readNested(file.getInputStream(entry), found);
                }
            }
        }
        return found;
    }

    private static void readNested(InputStream jar, List<Property> found) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(jar)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().equals(METADATA)) {
                    read(entries, found);
                    return;
                }
            }
        }
    }

    private static void read(InputStream metadata, List<Property> found) throws IOException {
        for (JsonNode property : JSON.readTree(metadata.readAllBytes()).path("properties")) {
            found.add(new Property(
                    property.path("name").asString(),
                    property.path("type").asString(""),
                    text(property.path("defaultValue")),
                    property.path("description").asString("").replaceAll("\\s+", " ")));
        }
    }

    private static String text(JsonNode value) {
        List<String> values = new ArrayList<>();
        value.forEach(element -> values.add(element.asString()));
        return value.isArray() ? String.join(",", values) : value.asString("");
    }
}
