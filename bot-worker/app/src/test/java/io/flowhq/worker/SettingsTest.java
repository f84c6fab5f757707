package io.flowhq.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.runtime.settings.SettingsValidator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.mock.env.MockEnvironment;

class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void saysAllFaultsAtOnceEachInOneLine() throws Exception {
        Path key = Files.writeString(folder.resolve("key"), "no key");
        MockEnvironment environment = new MockEnvironment()
                .withProperty("DATABASE_URL", "postgresql://user@127.0.0.1/flowhq")
                .withProperty("FLOWHQ_WORKER_NAME", "Worker One")
                .withProperty("FLOWHQ_SLOTS", "none")
                .withProperty("RATE_LIMIT_MAX_PER_MINUTE", "0")
                .withProperty("FLOWHQ_LEAVE_WITHIN", "soon")
                .withProperty("FLOWHQ_SNAPSHOT_KEY_FILE", key.toString())
                .withProperty("WHATSAPP_URL", "not an address");
        assertThat(faults(environment))
                .hasSize(6)
                .allMatch(fault -> fault.lines().count() == 1)
                .anyMatch(fault -> fault.startsWith("FLOWHQ_WORKER_NAME"))
                .anyMatch(fault -> fault.startsWith("FLOWHQ_SLOTS"))
                .anyMatch(fault -> fault.startsWith("RATE_LIMIT_MAX_PER_MINUTE"))
                .anyMatch(fault -> fault.startsWith("FLOWHQ_LEAVE_WITHIN"))
                .anyMatch(fault -> fault.startsWith("FLOWHQ_SNAPSHOT_KEY_FILE"))
                .anyMatch(fault -> fault.startsWith("WHATSAPP_URL"));
    }

    @Test
    void saysThatTheRealPageCannotBeDrivenWithoutItsScript() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("DATABASE_URL", "postgresql://user@127.0.0.1/flowhq")
                .withProperty("WA_JS_PATH", folder.resolve("absent.js").toString());
        assertThat(faults(environment))
                .singleElement()
                .asString()
                .contains("wa-js")
                .contains("absent.js");
    }

    @Test
    void findsNothingWrongWithTheDefaults() {
        assertThat(faults(new MockEnvironment().withProperty("DATABASE_URL", "postgresql://user@127.0.0.1/flowhq")))
                .isEmpty();
    }

    private static List<String> faults(MockEnvironment environment) {
        try {
            new YamlPropertySourceLoader()
                    .load("application.yml", new ClassPathResource("application.yml"))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        List<String> faults = new ArrayList<>();
        SpringFactoriesLoader.forDefaultResourceLocation()
                .load(SettingsValidator.class)
                .forEach(rule -> rule.check(environment, faults::add));
        return faults;
    }
}
