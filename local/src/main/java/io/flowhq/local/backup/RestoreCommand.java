package io.flowhq.local.backup;

import io.flowhq.contract.ExitCode;
import io.flowhq.local.exit.CommandFailed;
import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.home.HomeLock;
import io.flowhq.local.platform.DatabaseEndpoint;
import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.platform.LocalSettings;
import io.flowhq.local.process.StartFailed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * {@code restore FILE}: into a home without a database, or into the empty one of {@code DATABASE_URL}. The tables are made
 * at the version of the backup; the next {@code up} brings them to its own.
 */
public final class RestoreCommand {

    private static final int TIMEOUT_SECONDS = 3600;

    private final LocalSettings settings;
    private final Path file;
    private final PrintStream out;

    public RestoreCommand(LocalSettings settings, Path file, PrintStream out) {
        this.settings = settings;
        this.file = file;
        this.out = out;
    }

    public ExitCode run() throws InterruptedException {
        if (!Files.isRegularFile(file)) {
            throw new CommandFailed(ExitCode.NOT_FOUND, "There is no file " + file + ".");
        }
        HomeDirectory home = HomeDirectory.at(settings.home());
        try (BackupReader backup = new BackupReader(file);
                HomeLock lock = home.lock().orElseThrow(() -> notEmpty(home))) {
            if (Files.exists(home.postgresData().resolve("PG_VERSION"))) {
                throw notEmpty(home);
            }
            restore(backup, home);
        } catch (SQLException | FlywayException | IOException e) {
            throw new CommandFailed(ExitCode.FAILED, file + " cannot be restored: " + e.getMessage());
        }
        return ExitCode.DONE;
    }

    private void restore(BackupReader backup, HomeDirectory home)
            throws SQLException, IOException, InterruptedException {
        LocalPlatform platform =
                LocalPlatform.onPreferredPorts(settings, home, new SecureRandom(), line -> out.println("  " + line));
        boolean restored = false;
        try {
            DatabaseEndpoint database = platform.startDatabase();
            migrate(database, backup.manifest().schema());
            try (Connection connection = database.connect(TIMEOUT_SECONDS)) {
                backup.load(connection);
            }
            backup.unpackFiles(home.folder());
            restored = true;
        } catch (StartFailed e) {
            throw new CommandFailed(ExitCode.FAILED, e.withLog());
        } finally {
            platform.stop();
            if (!restored && settings.database().isEmpty()) {
                home.deletePostgresData();
            }
        }
        out.println("Restored what was there at " + backup.manifest().takenAt() + ". ./flowhq up starts it.");
        out.println("Let the platform that the backup is of run no more: two of them would use the same devices.");
    }

    private void migrate(DatabaseEndpoint database, String version) throws SQLException {
        try (Connection connection = database.connect(TIMEOUT_SECONDS)) {
            if (!new DatabaseTables(connection).schema().isEmpty()) {
                throw new CommandFailed(ExitCode.REFUSED, database + " has tables already; restore into an empty one.");
            }
        }
        Flyway.configure(getClass().getClassLoader())
                .dataSource(database.jdbc(), null, null)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private static CommandFailed notEmpty(HomeDirectory home) {
        return new CommandFailed(
                ExitCode.REFUSED, home.folder() + " has a platform already; choose an empty home with FLOWHQ_HOME.");
    }
}
