package io.flowhq.local.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SettingsRecordsTest {

    private static final String ANNOTATION = "org.springframework.boot.context.properties.ConfigurationProperties";

    /** A record that is not named there is not checked before the process starts. */
    @Test
    void namesEveryRecordOfSettingsWhereTheCheckAtStartLooks() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path folder : CompiledModules.folders()) {
            Path file = folder.resolve("META-INF/spring/" + ANNOTATION + ".imports");
            if (Files.exists(file)) {
                named.addAll(Files.readAllLines(file));
            }
        }

        // The simulator is a program of its own, with settings of its own.
        assertThat(named)
                .isEqualTo(CompiledModules.CLASSES.stream()
                        .filter(type -> type.isAnnotatedWith(ANNOTATION)
                                && !type.getPackageName().startsWith("io.flowhq.simulator"))
                        .map(JavaClass::getName)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
