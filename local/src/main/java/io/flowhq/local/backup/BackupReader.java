package io.flowhq.local.backup;

import io.flowhq.local.backup.BackupManifest.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a backup back. */
final class BackupReader implements AutoCloseable {

    private final ZipFile zip;
    private final BackupManifest manifest;

    /** @throws ZipException when the file is no backup */
    BackupReader(Path file) throws IOException {
        zip = new ZipFile(file.toFile());
        try (InputStream entry = open(BackupEntries.MANIFEST)) {
            manifest = new JsonMapper().readValue(entry, BackupManifest.class);
        } catch (JacksonException unreadable) {
            zip.close();
            throw new ZipException("its manifest cannot be read");
        } catch (IOException missing) {
            zip.close();
            throw missing;
        }
        if (manifest.format() != BackupManifest.FORMAT) {
            zip.close();
            throw new ZipException("it is of format " + manifest.format() + ", made by a newer version");
        }
        if (!manifest.namesOnlyItsOwn()) {
            zip.close();
            throw new ZipException("its manifest names files outside the home or what is no table");
        }
    }

    BackupManifest manifest() {
        return manifest;
    }

    /** Puts the files into the home, for its owner alone. */
    void unpackFiles(Path home) throws IOException {
        for (String name : manifest.files()) {
            Path file = home.resolve(name);
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (InputStream entry = open(BackupEntries.file(name))) {
                Files.write(file, entry.readAllBytes());
            }
        }
    }

    /**
     * Fills the tables of a database of the same version that has none of these rows: all of them or none. What the tables
     * tell webhooks about each row was told when the row was made.
     */
    void load(Connection connection) throws SQLException, IOException {
        connection.setAutoCommit(false);
        DatabaseTables database = new DatabaseTables(connection);
        try (Statement statement = connection.createStatement()) {
            for (Table table : manifest.tables()) {
                statement.execute("alter table " + table.name() + " disable trigger user");
                statement.execute("delete from " + table.name());
                try (InputStream entry = open(BackupEntries.of(table))) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "copy %s (%s) from stdin (format binary)"
                                            .formatted(table.name(), String.join(", ", table.columns())),
                                    entry);
                }
                statement.execute("alter table " + table.name() + " enable trigger user");
                database.advanceIdentities(table);
            }
            // Whoever held a session is not here to renew it.
            statement.execute("update session_leases set expires_at = now() where owner is not null");
        }
        connection.commit();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private InputStream open(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new ZipException("it has no " + name);
        }
        return zip.getInputStream(entry);
    }
}
