package io.flowhq.replies;

import io.flowhq.replies.yaml.TextYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.yaml.snakeyaml.error.YAMLException;

/** The reply files, found by listing their folder: on disk, in our jar, or in our jar inside another one. */
final class DataFiles {

    private static final String COMMON = "common.yml";

    private DataFiles() {}

    /** The files that came with the product, by name. */
    static Map<String, String> shipped() {
        URL common = Objects.requireNonNull(DataFiles.class.getResource(COMMON), COMMON);
        try {
            return common.openConnection() instanceof JarURLConnection jar ? inJar(jar) : inFolder(folderOf(common));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the reply files at " + common, e);
        }
    }

    static Map<String, String> inFolder(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        addFiles(folder, "", texts);
        for (String inner : List.of(ExampleSentences.FOLDER, FurtherLanguage.FOLDER, ToneWords.FOLDER)) {
            if (Files.isDirectory(folder.resolve(inner))) {
                addFiles(folder.resolve(inner), inner, texts);
            }
        }
        return texts;
    }

    private static void addFiles(Path folder, String prefix, Map<String, String> texts) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".yml")).toList()) {
                texts.put(prefix + file.getFileName(), Files.readString(file));
            }
        }
    }

    private static boolean isReplyFile(String name) {
        return name.endsWith(".yml")
                && (name.indexOf('/') < 0
                        || ExampleSentences.isOne(name)
                        || FurtherLanguage.isOne(name)
                        || ToneWords.isOne(name));
    }

    private static Map<String, String> inJar(JarURLConnection connection) throws IOException {
        connection.setUseCaches(false);
        Map<String, String> texts = new TreeMap<>();
        String folder =
                connection.getEntryName().substring(0, connection.getEntryName().lastIndexOf('/') + 1);
        try (JarFile jar = connection.getJarFile()) {
            List<JarEntry> entries = jar.stream()
                    .filter(entry -> entry.getName().startsWith(folder)
                            && isReplyFile(entry.getName().substring(folder.length())))
                    .toList();
            for (JarEntry entry : entries) {
                byte[] bytes = jar.getInputStream(entry).readAllBytes();
                texts.put(entry.getName().substring(folder.length()), new String(bytes, StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    private static Path folderOf(URL file) {
        try {
            return Objects.requireNonNull(
                    Path.of(URI.create(file.toURI().toString())).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a file so that every value stays the text it was written as: {@code no}, {@code 1} and {@code 08:00} too. */
    static YamlSection read(String name, String text, List<String> faults) {
        Map<String, Object> values = new LinkedHashMap<>();
        try {
            switch (TextYaml.read(text)) {
                case Map<?, ?> map -> map.forEach((key, value) -> values.put(String.valueOf(key), value));
                case null, default -> faults.add(name + ": the file holds no named entries");
            }
        } catch (YAMLException e) {
            faults.add(name + ": " + e.getMessage());
        }
        return new YamlSection(name, values, faults);
    }
}
