package io.flowhq.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorCommandTest {

    @TempDir
    Path folder;

    private ExitCode exitCode;

    @Test
    void isContentWhenEverythingIsThere() throws Exception {
        assertThat(lines(Map.of())).noneMatch(line -> line.contains("missing"));
        assertThat(exitCode).isEqualTo(ExitCode.DONE);
        assertThat(folder.resolve("home")).as("doctor changes nothing").doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "FLOWHQ_CHROMIUM,  /nowhere,                    FLOWHQ_CHROMIUM",
        "DATABASE_URL,     mysql://db,                  DATABASE_URL",
        "DATABASE_URL,     postgresql://127.0.0.1:1/db, PostgreSQL",
        "TEMPORAL_ADDRESS, 127.0.0.1:1,                 Temporal",
        "TEMPORAL_ADDRESS, nothing,                     TEMPORAL_ADDRESS",
        "FLOWHQ_HOME,      /etc/passwd/home,            Home",
    })
    void namesWhatIsMissingInOneLine(String variable, String value, String part) throws Exception {
        assertThat(lines(Map.of(variable, value)).stream().filter(line -> line.contains("missing")))
                .singleElement()
                .asString()
                .contains(part)
                .containsPattern("set|unset|choose|correct|wanted");
        assertThat(exitCode).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void seesATakenPort() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(lines(Map.of("PORT", Integer.toString(other.getLocalPort()))))
                    .anyMatch(line -> line.contains("missing") && line.contains("PORT"));
        }
        assertThat(exitCode).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void saysWhyABrowserThatIsThereDoesNotStart() throws Exception {
        Path browser =
                program("echo 'FATAL:zygote_host_impl_linux.cc No usable sandbox! Update your kernel' >&2; exit 133");

        assertThat(lines(Map.of("FLOWHQ_CHROMIUM", browser.toString())))
                .anyMatch(line -> line.contains("missing")
                        && line.contains("FLOWHQ_CHROMIUM_SANDBOX=false")
                        && line.contains("AppArmor"));
        assertThat(exitCode).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void saysHowAChromiumWillBeInstalled() throws Exception {
        assertThat(lines(
                        Map.of("FLOWHQ_CHROMIUM", "", "FLOWHQ_CHROMIUM_SOURCE", "apt install chromium-headless-shell")))
                .anyMatch(line -> line.contains("will get") && line.contains("apt install chromium-headless-shell"));
        assertThat(exitCode).isEqualTo(ExitCode.DONE);
    }

    @Test
    void showsWhatEachSettingIsAndWhereItComesFrom() throws Exception {
        Files.createDirectory(folder.resolve("home"));
        Files.writeString(folder.resolve("home/snapshot-key"), "sealed");

        assertThat(lines(Map.of("FLOWHQ_SLOTS", "3", "PORTAL_INTERNAL_KEY", "planted-secret")))
                .anyMatch(line -> line.matches(" +environment +FLOWHQ_SLOTS +3"))
                .anyMatch(line -> line.matches(" +environment +PORTAL_INTERNAL_KEY +set"))
                .anyMatch(line -> line.matches(" +file +FLOWHQ_SNAPSHOT_KEY_FILE +.*/home/snapshot-key"))
                .anyMatch(line -> line.matches(" +default +BIND +127.0.0.1"))
                .noneMatch(line -> line.contains("planted-secret"));
    }

    @Test
    void namesEveryFaultOfTheSettingsAtOnceAndWhatNobodyReads() throws Exception {
        assertThat(lines(Map.of(
                        "FLOWHQ_SLOTS", "many",
                        "RATE_LIMIT_MAX_PER_MINUTE", "ten",
                        "FLOWHQ_SNAPSHOT_KEY_FILE", "/nowhere/key",
                        "STALE_THRESHOLD_MINUTES", "5",
                        "FLOWHQ_SLOT", "4")))
                .filteredOn(line -> line.contains("missing") || line.contains("note "))
                .anyMatch(line -> line.contains("FLOWHQ_SLOTS") && line.contains("many"))
                .anyMatch(line -> line.contains("RATE_LIMIT_MAX_PER_MINUTE is 'ten'; it is a whole number."))
                .anyMatch(line -> line.contains("FLOWHQ_SNAPSHOT_KEY_FILE is '/nowhere/key'"))
                .anyMatch(line -> line.contains("STALE_THRESHOLD_MINUTES is set and not read"))
                .anyMatch(line -> line.contains("FLOWHQ_SLOT is set and not read"));
        assertThat(exitCode).isEqualTo(ExitCode.FAILED);
    }

    private Path program(String script) throws IOException {
        Path program = folder.resolve("browser");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }

    private List<String> lines(Map<String, String> given) throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment.put("FLOWHQ_HOME", folder.resolve("home").toString());
        environment.put("FLOWHQ_TEMPORAL", "/bin/sh");
        if (!given.containsKey("FLOWHQ_CHROMIUM")) {
            environment.put("FLOWHQ_CHROMIUM", program("echo '<html></html>'").toString());
        }
        environment.putAll(given);
        var bytes = new ByteArrayOutputStream();
        exitCode = new DoctorCommand(folder, environment, new PrintStream(bytes, true, StandardCharsets.UTF_8)).run();
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
