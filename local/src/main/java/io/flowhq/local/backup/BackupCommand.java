package io.flowhq.local.backup;

import io.flowhq.contract.ExitCode;
import io.flowhq.local.exit.CommandFailed;
import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.platform.DatabaseEndpoint;
import io.flowhq.local.platform.LocalSettings;
import io.flowhq.local.platform.PlatformDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** {@code backup FILE}: of the platform of this home, whether it runs or not. */
public final class BackupCommand {

    /** A table of millions of rows takes minutes. */
    private static final int TIMEOUT_SECONDS = 3600;

    private final LocalSettings settings;
    private final Path file;
    private final PrintStream out;

    public BackupCommand(LocalSettings settings, Path file, PrintStream out) {
        this.settings = settings;
        this.file = file.toAbsolutePath().normalize();
        this.out = out;
    }

    public ExitCode run() throws InterruptedException {
        HomeDirectory home = HomeDirectory.at(settings.home());
        if (Files.exists(file)) {
            throw new CommandFailed(ExitCode.REFUSED, file + " is there already; name a new file.");
        }
        try {
            PlatformDatabase.use(settings, home, out, database -> write(home, database));
        } catch (SQLException | IOException e) {
            throw new CommandFailed(ExitCode.FAILED, "No backup was made: " + e.getMessage());
        }
        return ExitCode.DONE;
    }

    private void write(HomeDirectory home, DatabaseEndpoint database) throws SQLException, IOException {
        try (Connection connection = database.connect(TIMEOUT_SECONDS)) {
            BackupManifest manifest = new BackupWriter(connection).write(file, home.secrets());
            long rows = manifest.tables().stream()
                    .mapToLong(BackupManifest.Table::rows)
                    .sum();
            out.printf(
                    "%s: %d rows of %d tables at version %s, %d keys of the home, %d kB%n",
                    file,
                    rows,
                    manifest.tables().size(),
                    manifest.schema(),
                    manifest.files().size(),
                    Files.size(file) / 1024);
            out.println("It holds keys and customers' messages: keep it where you would keep a password.");
        }
    }
}
