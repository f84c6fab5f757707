package io.flowhq.local.backup;

import io.flowhq.local.backup.BackupManifest.Table;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a zip of the manifest, each table as PostgreSQL copies it, and files of the home: all of one moment, while the
 * platform runs on. There is no file of that name before it is whole, and only its owner can read it.
 */
final class BackupWriter {

    private final Connection connection;

    /** @param connection for this writer alone */
    BackupWriter(Connection connection) {
        this.connection = connection;
    }

    BackupManifest write(Path file, List<Path> secrets) throws SQLException, IOException {
        Path part = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                file.getFileName().toString(),
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            BackupManifest manifest;
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
                manifest = write(zip, secrets);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private BackupManifest write(ZipOutputStream zip, List<Path> secrets) throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        DatabaseTables database = new DatabaseTables(connection);
        BackupManifest manifest = new BackupManifest(
                BackupManifest.FORMAT,
                database.schema(),
                now(),
                database.tables(),
                secrets.stream().map(secret -> secret.getFileName().toString()).toList());
        zip.putNextEntry(new ZipEntry(BackupEntries.MANIFEST));
        zip.write(new JsonMapper().writeValueAsBytes(manifest));
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        for (Table table : manifest.tables()) {
            zip.putNextEntry(new ZipEntry(BackupEntries.of(table)));
            copies.copyOut(
                    "copy %s (%s) to stdout (format binary)"
                            .formatted(table.name(), String.join(", ", table.columns())),
                    kept(zip));
        }
        for (Path secret : secrets) {
            zip.putNextEntry(
                    new ZipEntry(BackupEntries.file(secret.getFileName().toString())));
            Files.copy(secret, zip);
        }
        connection.rollback();
        return manifest;
    }

    private String now() throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("select now()")) {
            row.next();
            return row.getTimestamp(1).toInstant().toString();
        }
    }

    /** The zip goes on after a table's end. */
    private static OutputStream kept(ZipOutputStream zip) {
        return new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() {
                // nothing: see above
            }
        };
    }
}
