package io.flowhq.local.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.platform.ThisMachine;
import io.flowhq.local.settings.SettingDescription;
import io.flowhq.local.settings.SettingsCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingsDocumentTest {

    private static final Pattern YAML_KEY = Pattern.compile("^( *)([a-z-]+):(.*)$");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+):?([^}]*)}");
    private static final Pattern LITERAL = Pattern.compile("\"((?:FLOWHQ|TEMPORAL)_[A-Z_]+)\"");

    /** Between the launcher and doctor; and the name of an attribute of web's sessions. */
    private static final Set<String> NO_SETTINGS =
            Set.of("FLOWHQ_CHROMIUM_SOURCE", "FLOWHQ_TEMPORAL_SOURCE", "FLOWHQ_FOUND", "FLOWHQ_TRIAL_CONTEXT");

    private static final Path ROOT = ThisMachine.checkout().toAbsolutePath().normalize();
    private static final List<SettingDescription> SETTINGS =
            SettingsCatalogue.read(ROOT).settings();
    private static final Map<String, SettingDescription> BY_NAME =
            SETTINGS.stream().collect(Collectors.toMap(SettingDescription::name, Function.identity()));

    @Test
    void saysWhatTheCodeDoes() throws IOException {
        Path document = ROOT.resolve("docs/settings.md");
        String text = new SettingsDocument(SETTINGS).text();
        if (Boolean.getBoolean("flowhq.docs.write")) {
            Files.writeString(document, text);
        }

        assertThat(document).content().isEqualTo(text);
    }

    @Test
    void explainsEverySetting() {
        assertThat(SETTINGS).hasSizeGreaterThan(100).allSatisfy(setting -> {
            assertThat(setting.meaning()).as(setting.name()).isNotBlank();
            assertThat(setting.readBy()).as(setting.name()).isNotEmpty();
        });
    }

    @Test
    void knowsWhereEachVariableOfTheProcessesLeads() throws IOException {
        Map<String, Set<String>> used = placeholders();

        assertThat(used).hasSizeGreaterThan(25).allSatisfy((variable, properties) -> {
            assertThat(BY_NAME).containsKey(variable);
            assertThat(BY_NAME.get(variable).properties()).as(variable).containsAll(properties);
        });
    }

    @Test
    void knowsEachVariableThatTheCodeNames() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(path -> path.toString().contains("/src/main/java/")
                            && path.toString().endsWith(".java"))
                    .toList()) {
                LITERAL.matcher(Files.readString(file)).results().forEach(found -> named.add(found.group(1)));
            }
        }
        named.removeAll(NO_SETTINGS);

        Set<String> known =
                SETTINGS.stream().flatMap(setting -> setting.names().stream()).collect(Collectors.toSet());
        assertThat(named).hasSizeGreaterThan(20).allMatch(known::contains);
    }

    @Test
    void theReadmeNamesOnlySettingsThatThereAre() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String table = readme.substring(readme.indexOf("## Settings"), readme.indexOf("## When something is wrong"));
        List<String> names = Pattern.compile("`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`")
                .matcher(table)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(names).hasSizeGreaterThan(5).allMatch(BY_NAME::containsKey);
    }

    /** By variable, the properties of ours that it is written into. */
    private static Map<String, Set<String>> placeholders() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        for (String line : Files.readAllLines(ROOT.resolve("shell/src/main/resources/application.properties"))) {
            String[] property = line.split("=", 2);
            if (property.length == 2) {
                add(found, property[0], property[1]);
            }
        }
        for (String module : List.of("orchestrator/app", "bot-worker/app", "web")) {
            Deque<String> path = new ArrayDeque<>();
            for (String line : Files.readAllLines(ROOT.resolve(module + "/src/main/resources/application.yml"))) {
                Matcher key = YAML_KEY.matcher(line);
                if (key.matches()) {
                    while (path.size() > key.group(1).length() / 2) {
                        path.removeLast();
                    }
                    path.addLast(key.group(2));
                    add(found, String.join(".", new ArrayList<>(path)), key.group(3));
                }
            }
        }
        return found;
    }

    private static void add(Map<String, Set<String>> found, String property, String value) {
        Matcher variable = PLACEHOLDER.matcher(value);
        if (variable.find() && value.strip().equals(variable.group())) {
            Set<String> properties = found.computeIfAbsent(variable.group(1), name -> new TreeSet<>());
            if (property.startsWith("flowhq.")) {
                properties.add(property);
            }
        }
    }
}
