package io.flowhq.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flowhq.local.exit.CommandFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeDirectoryTest {

    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path folder;

    @Test
    void isOpenToItsOwnerOnly() throws Exception {
        HomeDirectory homeDirectory = HomeDirectory.at(folder.resolve("deep/home"));

        assertThat(permissions(homeDirectory.folder())).isEqualTo("rwx------");
    }

    @Test
    void namesTheSettingWhenItCannotBeUsed() throws Exception {
        Files.writeString(folder.resolve("file"), "");

        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> HomeDirectory.at(folder.resolve("file/home")))
                .withMessageContaining("FLOWHQ_HOME");
    }

    @Test
    void isTakenByOnePlatformAtATime() {
        HomeDirectory homeDirectory = new HomeDirectory(folder);

        HomeLock first = homeDirectory.lock().orElseThrow();
        assertThat(homeDirectory.lock()).isEmpty();
        first.close();

        assertThat(homeDirectory.lock()).isPresent().get().satisfies(HomeLock::close);
    }

    @Test
    void makesAPasswordOnceThatOnlyTheOwnerCanRead() throws Exception {
        SecretFile password = new HomeDirectory(folder).adminPassword(random);

        String first = password.password();

        assertThat(first).matches("[a-km-z2-9]{20}");
        assertThat(password.password()).isEqualTo(first);
        assertThat(permissions(password.file())).isEqualTo("rw-------");
        assertThat(password.toString()).doesNotContain(first);
    }

    @Test
    void makesADifferentPasswordInEveryHome() throws Exception {
        HomeDirectory other = HomeDirectory.at(folder.resolve("other"));

        assertThat(other.adminPassword(random).password())
                .isNotEqualTo(new HomeDirectory(folder).adminPassword(random).password());
    }

    @Test
    void makesAKeyOf256Bits() throws Exception {
        Path key = new HomeDirectory(folder).snapshotKey(random).key();
        String text = Files.readString(key).strip();

        assertThat(Base64.getDecoder().decode(text)).hasSize(32);
        assertThat(permissions(key)).isEqualTo("rw-------");
        assertThat(Files.readString(
                                new HomeDirectory(folder).snapshotKey(random).key())
                        .strip())
                .isEqualTo(text);
    }

    @Test
    void tellsWhereThePlatformIsOnlyWhileItRuns() throws Exception {
        PlatformFile file = new HomeDirectory(folder).platformFile();
        assertThat(file.read()).isEmpty();

        file.write(platform());

        assertThat(file.read()).contains(platform());
        assertThat(permissions(file.file())).isEqualTo("rw-------");
        assertThat(folder).isDirectoryContaining("glob:**/platform.json").isDirectoryNotContaining("glob:**/*.next");
        file.remove();
        assertThat(file.read()).isEmpty();
    }

    @Test
    void writesThePlatformAsOneLineOfJson() throws Exception {
        PlatformFile file = new HomeDirectory(folder).platformFile();

        file.write(platform());

        assertThat(file.file()).hasContent("""
                        {"web":"http://127.0.0.1:3000","simulator":"http://127.0.0.1:3100","temporal":"127.0.0.1:7233",\
                        "namespace":"default","temporalUi":"http://127.0.0.1:8233",\
                        "databaseUrl":"jdbc:postgresql://127.0.0.1:54320/flowhq","adminPasswordFile":"/home/admin-password",\
                        "whatsApp":"http://127.0.0.1:3100","processes":[{"name":"web","pid":3},{"name":"postgres","pid":6}]}""");
    }

    private static RunningPlatform platform() {
        return new RunningPlatform(
                "http://127.0.0.1:3000",
                "http://127.0.0.1:3100",
                "127.0.0.1:7233",
                "default",
                "http://127.0.0.1:8233",
                "jdbc:postgresql://127.0.0.1:54320/flowhq",
                "/home/admin-password",
                "http://127.0.0.1:3100",
                List.of(new RunningPlatform.NamedProcess("web", 3), new RunningPlatform.NamedProcess("postgres", 6)));
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
