package io.flowhq.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holes that were found in other gateways, in what restores a backup. */
class KnownArchiveHolesTest {

    private static final String TABLE = "{\"name\":\"tenants\",\"columns\":[\"id\"],\"rows\":0}";

    @TempDir
    Path folder;

    /** OpenWA H-1: a prepared archive wrote files wherever it liked. */
    @ParameterizedTest
    @ValueSource(strings = {"../outside", "/tmp/outside", "..", "a/../../outside", "..\\\\outside", ".bashrc"})
    void openWaRestoredFilesOutsideItsFolder(String name) throws IOException {
        assertThatExceptionOfType(ZipException.class)
                .isThrownBy(() -> new BackupReader(backup(TABLE, name)))
                .withMessageContaining("outside the home");
        assertThat(folder.getParent().resolve("outside")).doesNotExist();
    }

    /** The same by the names of tables, which become statements. */
    @ParameterizedTest
    @ValueSource(strings = {"tenants; drop table tenants", "tenants --", "pg_catalog.pg_authid", "Tenants"})
    void aPreparedArchiveNamesNoStatements(String name) throws IOException {
        assertThatExceptionOfType(ZipException.class)
                .isThrownBy(() -> new BackupReader(backup(TABLE.replace("tenants", name), "admin-password")));
    }

    @Test
    void takesABackupOfTheUsualNames() throws IOException {
        try (var reader = new BackupReader(backup(TABLE, "admin-password"))) {
            Path home = Files.createDirectory(folder.resolve("home"));
            reader.unpackFiles(home);
            assertThat(home.resolve("admin-password")).hasContent("secret");
        }
    }

    private Path backup(String table, String file) throws IOException {
        Path archive = Files.createTempFile(folder, "prepared", ".zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            put(zip, "manifest.json", """
                    {"format":1,"schema":"180","takenAt":"2026-03-04T09:00:00Z","tables":[%s],"files":["%s"]}
                    """.formatted(table, file));
            put(zip, BackupEntries.file(file), "secret");
        }
        return archive;
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
