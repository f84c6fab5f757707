package io.flowhq.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class PlatformSettingsTest {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void isContentWithADatabaseAlone() {
        environment.setProperty("DATABASE_URL", "postgresql://localhost/flowhq");

        assertThat(faults()).isEmpty();
    }

    @Test
    void saysAllFaultsAtOnce(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        environment
                .withProperty("DATABASE_URL", "mysql://localhost/flowhq")
                .withProperty("PORT", "70000")
                .withProperty("DATABASE_POOL_SIZE", "ten")
                .withProperty("LOG_LEVEL", "loud")
                .withProperty("LOGS_PATH", file.toString())
                .withProperty("GOOGLE_CLIENT_ID", "flowhq");

        assertThat(faults())
                .containsExactly(
                        "DATABASE_URL is not of the form postgresql://user:password@host:5432/database.",
                        "PORT is '70000'; it is a whole number from 1 to 65535.",
                        "DATABASE_POOL_SIZE is 'ten'; it is a whole number from 1 to 2147483647.",
                        "LOG_LEVEL is 'loud'; it is one of trace, debug, info, warn, error, off.",
                        "LOGS_PATH is '" + file + "', which is no folder.",
                        "GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET go together: set both or neither.");
    }

    @Test
    void wantsADatabaseUnlessTheProcessIsOfUseWithoutOne() {
        assertThat(faults()).singleElement().asString().startsWith("DATABASE_URL is not set");

        environment.setProperty(PlatformSettings.DATABASE_REQUIRED, "false");
        assertThat(faults()).isEmpty();
    }

    @Test
    void takesTheDatabaseThatSpringWasToldOf() {
        environment.setProperty("spring.datasource.url", "jdbc:postgresql://localhost/flowhq");

        assertThat(faults()).isEmpty();
    }

    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        new PlatformSettings().check(environment, faults::add);
        return faults;
    }
}
