package io.flowhq.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.runtime.http.UnusedPort;
import io.flowhq.store.EmbeddedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own for each start, as an operator sees it. */
class StartUpTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private Process process;

    @AfterEach
    void leaveNoProcess() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void endsWithOneLineForEachFault() throws Exception {
        start(Map.of("DATABASE_URL", "mysql://localhost/flowhq", "LOG_LEVEL", "loud", "PORT", "0"));

        assertThat(exitCode()).isEqualTo(1);
        assertThat(said())
                .filteredOn(line -> line.contains("ERROR"))
                .satisfiesExactly(
                        line -> assertThat(line).contains("DATABASE_URL is not of the form"),
                        line -> assertThat(line).contains("PORT is '0'"),
                        line -> assertThat(line).contains("LOG_LEVEL is 'loud'"));
        assertThat(said()).noneMatch(line -> line.contains("Exception") || line.startsWith("\tat "));
    }

    @Test
    void endsWithOneLineWhenTheDatabaseRefusesTheLogin() throws Exception {
        start(Map.of("DATABASE_URL", EmbeddedDatabase.fresh().url().replaceFirst("/test_[0-9]+", "/nowhere")));

        assertThat(exitCode()).isEqualTo(1);
        assertThat(said())
                .filteredOn(line -> line.contains("ERROR"))
                .singleElement()
                .asString()
                .contains("DATABASE_URL leads to a database that refuses the login", "\"nowhere\" does not exist");
        assertThat(said()).noneMatch(line -> line.startsWith("\tat "));
    }

    @Test
    void waitsForADatabaseThatIsDownAndMakesItsTables() throws Exception {
        int port = UnusedPort.choose();
        start(Map.of("DATABASE_URL", "postgresql://postgres@localhost:" + port + "/postgres"));
        await().atMost(LONG_ENOUGH).until(() -> saidSome("Waiting: the database does not answer"));

        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.builder().setPort(port).start()) {
            assertThat(exitCode()).isZero();
        }

        assertThat(said()).filteredOn(line -> line.contains(" WARN ")).hasSize(1);
        assertThat(said()).anyMatch(line -> line.contains("The database is ready"));
        assertThat(said()).contains("ready, 0 tenants");
        assertThat(said())
                .anyMatch(line -> line.contains("This process opens up to 13 database connections; PostgreSQL allows"));
    }

    @Test
    void waitsForTheTablesThatItLeavesToOthersAndSaysWhatItDoesNotRead() throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.empty();
        start(Map.of("DATABASE_URL", database.url(), "SPRING_FLYWAY_ENABLED", "false", "STALE_THRESHOLD_MINUTES", "5"));
        await().atMost(LONG_ENOUGH).until(() -> saidSome("Waiting: the database's tables are at version 0"));

        database.migrate();

        assertThat(exitCode()).isZero();
        assertThat(said())
                .filteredOn(line -> line.contains("STALE_THRESHOLD_MINUTES"))
                .singleElement()
                .asString()
                .contains(" WARN ", "is set and not read", "FLOWHQ_SESSION_LEASETTL");
        assertThat(said()).contains("ready, 0 tenants");
    }

    @Test
    void endsWhenItIsToldToWhileItWaits() throws Exception {
        start(Map.of("DATABASE_URL", "postgresql://postgres@localhost:" + UnusedPort.choose() + "/postgres"));
        await().atMost(LONG_ENOUGH).until(() -> saidSome("Waiting: the database does not answer"));

        process.destroy();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(said()).noneMatch(line -> line.startsWith("\tat "));
    }

    private void start(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmptyProcess.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().keySet().removeAll(List.of("DATABASE_URL", "LOG_LEVEL", "PORT"));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    private int exitCode() throws InterruptedException {
        assertThat(process.waitFor(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private List<String> said() throws IOException {
        return Files.readAllLines(folder.resolve("said"));
    }

    private boolean saidSome(String words) throws IOException {
        return said().stream().anyMatch(line -> line.contains(words));
    }
}
