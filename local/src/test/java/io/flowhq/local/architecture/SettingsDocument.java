package io.flowhq.local.architecture;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import io.flowhq.contract.settings.ReplacedSetting;
import io.flowhq.local.settings.SettingDescription;
import io.flowhq.local.settings.SettingKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** docs/settings.md, as the code says it. */
final class SettingsDocument {

    private static final String RECORD = "org.springframework.boot.context.properties.ConfigurationProperties";

    private final List<SettingDescription> settings;
    private final Map<String, String> constraints = constraints();

    SettingsDocument(List<SettingDescription> settings) {
        this.settings = settings;
    }

    String text() {
        return """
                # Settings

                Written by `SettingsDocumentTest` from `variables.list`, the records of settings and their constraints. After a change there:
                `mvn -pl local -am verify -Dtest=SettingsDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -Dflowhq.docs.write=true`.

                Every setting is a variable of the environment. Each process checks all of its own before it starts anything, names every fault in one line and
                ends with exit code 1. `./flowhq doctor` shows what each is here and where that comes from; of a secret (🔒) it shows only that it is set. What `./flowhq up`
                finds set it hands to its processes.

                ## With a name of their own

                %s

                ## The others

                Rarely changed; each may be set by the name in the first column.

                %s

                ## Of the earlier system

                A process that finds one of these set says so once at start and goes on. `PUPPETEER_EXECUTABLE_PATH` still counts.

                %s
                """.formatted(named(), others(), replaced());
    }

    private String named() {
        return table(
                List.of("name", "default", "in `up`", "kind, allowed", "meaning", "read by"),
                settings.stream()
                        .filter(setting -> !setting.isOfRecord())
                        .map(setting -> List.of(
                                "`" + setting.name() + "`" + (setting.kind() == SettingKind.SECRET ? " 🔒" : ""),
                                setting.defaultValue(),
                                setting.defaultInUp(),
                                allowed(setting),
                                setting.meaning(),
                                String.join(", ", setting.readBy()))));
    }

    private String others() {
        Map<String, List<SettingDescription>> byRecord = settings.stream()
                .filter(SettingDescription::isOfRecord)
                .collect(Collectors.groupingBy(SettingsDocument::prefix, TreeMap::new, Collectors.toList()));
        return byRecord.entrySet().stream()
                .map(record -> "### " + record.getKey() + "\n\nRead by "
                        + String.join(", ", record.getValue().getFirst().readBy()) + ".\n\n"
                        + table(
                                List.of("name", "default", "kind, allowed", "meaning"),
                                record.getValue().stream()
                                        .map(setting -> List.of(
                                                "`" + setting.name() + "`",
                                                setting.defaultValue(),
                                                allowed(setting),
                                                setting.meaning()))))
                .collect(Collectors.joining("\n\n"));
    }

    private static String replaced() {
        return table(
                List.of("name", "what took its place"),
                Stream.of(ReplacedSetting.values()).map(setting -> List.of("`" + setting + "`", setting.successor())));
    }

    private String allowed(SettingDescription setting) {
        String constraint = setting.properties().stream()
                .map(property -> constraints.getOrDefault(property, ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        String kind = setting.kind().words();
        return constraint.isEmpty() ? kind : kind + "; " + constraint;
    }

    private static String prefix(SettingDescription setting) {
        String property = setting.properties().getFirst();
        return property.substring(0, property.lastIndexOf('.'));
    }

    /** In words, by property. */
    private static Map<String, String> constraints() {
        Map<String, String> found = new TreeMap<>();
        for (JavaClass type : CompiledModules.CLASSES) {
            type.tryGetAnnotationOfType(RECORD).ifPresent(record -> {
                String prefix = Stream.of("value", "prefix")
                        .map(name -> record.get(name).map(String::valueOf).orElse(""))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElseThrow();
                for (JavaField field : type.getFields()) {
                    String words = field.getAnnotations().stream()
                            .map(SettingsDocument::words)
                            .flatMap(Optional::stream)
                            .sorted()
                            .collect(Collectors.joining(", "));
                    found.put(prefix + "." + dashed(field.getName()), words);
                }
            });
        }
        return found;
    }

    private static Optional<String> words(JavaAnnotation<?> annotation) {
        return switch (annotation.getRawType().getSimpleName()) {
            case "Positive" -> Optional.of("above 0");
            case "PositiveOrZero" -> Optional.of("0 or more");
            case "Min" -> Optional.of("at least " + value(annotation, "value"));
            case "Max" -> Optional.of("at most " + value(annotation, "value"));
            case "DurationMin" -> Optional.of("at least " + least(annotation));
            case "Pattern" -> Optional.of(value(annotation, "message"));
            default -> Optional.empty();
        };
    }

    private static String least(JavaAnnotation<?> annotation) {
        return Stream.of("days", "hours", "minutes", "seconds")
                .filter(unit -> !value(annotation, unit).matches("0?"))
                .map(unit -> value(annotation, unit) + unit.charAt(0))
                .collect(Collectors.joining());
    }

    private static String value(JavaAnnotation<?> annotation, String name) {
        return annotation.get(name).map(String::valueOf).orElse("");
    }

    private static String dashed(String component) {
        return component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String table(List<String> header, Stream<List<String>> rows) {
        return Stream.concat(
                        Stream.of(row(header), "|" + "---|".repeat(header.size())), rows.map(SettingsDocument::row))
                .collect(Collectors.joining("\n"));
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells).replaceAll("\\{@code ([^}]*)}", "`$1`") + " |";
    }
}
