package io.flowhq.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flowhq.contract.ExitCode;
import io.flowhq.local.exit.CommandFailed;
import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.home.RunningPlatform;
import io.flowhq.local.keys.RotateKeyCommand;
import io.flowhq.local.platform.ForegroundProcess;
import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.platform.LocalSettings;
import io.flowhq.local.platform.ThisMachine;
import io.flowhq.local.scenario.AdminApi;
import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A linked tenant moves from one home to an empty one by a file; WhatsApp goes on and sees the same device. */
class BackupTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final String CUSTOMER = "255754000001";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    @Test
    void bringsALinkedTenantBackInAnEmptyHomeWithoutAScan() throws Exception {
        int port = ThisMachine.freePort();
        ForegroundProcess simulator = ForegroundProcess.simulator(settings("none"), Optional.of(port), line -> {});
        simulator.start();
        try {
            URI page = URI.create("http://127.0.0.1:" + port);
            SimulatedWhatsApp whatsApp = new SimulatedWhatsApp(page);
            Path file = folder.resolve("shops.backup");

            Business business = backUp(whatsApp, settings("one", page), file);

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            LocalSettings second = settings("two", page);
            assertThat(new RestoreCommand(second, file, out).run()).isEqualTo(ExitCode.DONE);
            assertThatExceptionOfType(CommandFailed.class)
                    .isThrownBy(() -> new RestoreCommand(second, file, out).run())
                    .withMessageContaining("has a platform already");
            rotate(second);
            runAgain(second, whatsApp, business);
        } finally {
            simulator.stop();
        }
    }

    @Test
    void leavesAnEmptyHomeWhenTheFileIsNoBackup() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "not a backup");

        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> new RestoreCommand(settings("three"), file, out).run())
                .withMessageContaining("cannot be restored");
        assertThat(folder.resolve("three/postgres")).doesNotExist();
        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> new BackupCommand(settings("three"), folder.resolve("x"), out).run())
                .withMessageContaining("There is no platform's data");
    }

    private Business backUp(SimulatedWhatsApp whatsApp, LocalSettings settings, Path file) throws Exception {
        LocalPlatform platform = platform(settings);
        try {
            RunningPlatform running = platform.start();
            AdminApi admin = new AdminApi(running);
            whatsApp.addPhone("255713000009", "Duka");
            Business business = admin.link(admin.create("255713000009"), whatsApp, TIMEOUT);
            answers(whatsApp, business, 1);
            admin.command(business, "restart"); // which takes a snapshot at once
            PollUntil.see("a snapshot", TIMEOUT, () -> snapshots(running), count -> count > 0);
            Set<String> keysBefore = keysThatSeal(running);
            rotate(settings);
            assertThat(admin.phase(business)).isEqualTo("RUNNING");
            assertThat(keysThatSeal(running)).hasSize(1).isNotEqualTo(keysBefore);
            assertThat(new BackupCommand(settings, file, out).run()).isEqualTo(ExitCode.DONE);
            return business;
        } finally {
            platform.stop();
        }
    }

    private void runAgain(LocalSettings settings, SimulatedWhatsApp whatsApp, Business business) throws Exception {
        LocalPlatform platform = platform(settings);
        try {
            AdminApi admin = new AdminApi(platform.start());
            PollUntil.see("RUNNING", TIMEOUT, () -> admin.phase(business), "RUNNING"::equals);
            answers(whatsApp, business, 2);
            assertThat(whatsApp.linkedDevices(business.number()))
                    .describedAs("linked once, by the first platform")
                    .extracting(SimulatedWhatsApp.Device::id)
                    .containsExactly(business.device());
            assertThat(admin.tenant(business).path("messages").size())
                    .describedAs("the first message, its answer, and the second ones")
                    .isEqualTo(4);
        } finally {
            platform.stop();
        }
    }

    /** Of the first platform while it runs, of the second before it has ever run. */
    private void rotate(LocalSettings settings) throws Exception {
        Path keys = settings.home().resolve("snapshot-key");
        String before = Files.readAllLines(keys).getFirst();

        assertThat(new RotateKeyCommand(settings, false, out).run()).isEqualTo(ExitCode.DONE);

        assertThat(Files.readAllLines(keys))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .last()
                .isEqualTo(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rw-------");
        assertThat(said.toString(StandardCharsets.UTF_8)).containsPattern("[1-9] snapshots were sealed with it anew");
    }

    private static Set<String> keysThatSeal(RunningPlatform running) throws SQLException {
        Set<String> keys = new HashSet<>();
        try (Connection connection = DriverManager.getConnection(running.databaseUrl());
                var rows = connection.createStatement().executeQuery("select key_id from session_snapshots")) {
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
        }
        return keys;
    }

    private static void answers(SimulatedWhatsApp whatsApp, Business business, int messages) throws Exception {
        whatsApp.customerWrites(CUSTOMER, business.number(), "Habari, mnauza nini?");
        PollUntil.see(
                "answer " + messages,
                TIMEOUT,
                () -> whatsApp.chat(business.number(), CUSTOMER).size(),
                lines -> lines == 2 * messages);
    }

    private static int snapshots(RunningPlatform running) {
        try (Connection connection = DriverManager.getConnection(running.databaseUrl());
                var rows = connection.createStatement().executeQuery("select count(*) from session_snapshots")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private LocalPlatform platform(LocalSettings settings) {
        return LocalPlatform.onFreePorts(settings, HomeDirectory.at(settings.home()), new SecureRandom(), line -> {});
    }

    private LocalSettings settings(String home) {
        return settings(home, Map.of());
    }

    private LocalSettings settings(String home, URI whatsApp) {
        return settings(home, Map.of("WHATSAPP_URL", whatsApp.toString()));
    }

    private LocalSettings settings(String home, Map<String, String> more) {
        return LocalSettings.read(ThisMachine.checkout(), ThisMachine.environment(folder.resolve(home), more));
    }
}
