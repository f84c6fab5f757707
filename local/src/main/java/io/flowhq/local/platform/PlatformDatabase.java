package io.flowhq.local.platform;

import io.flowhq.contract.ExitCode;
import io.flowhq.local.exit.CommandFailed;
import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.home.HomeLock;
import io.flowhq.local.home.RunningPlatform;
import io.flowhq.local.process.StartFailed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Optional;

/** The database of a platform, for a command that needs nothing else of it: it is started where the platform rests. */
public final class PlatformDatabase {

    private PlatformDatabase() {}

    /** What is done with it. */
    @FunctionalInterface
    public interface Use {
        void of(DatabaseEndpoint database) throws SQLException, IOException, InterruptedException;
    }

    /** @throws CommandFailed not found when the home has never had a platform; refused while one starts or stops */
    public static void use(LocalSettings settings, HomeDirectory home, PrintStream out, Use use)
            throws SQLException, IOException, InterruptedException {
        Optional<DatabaseEndpoint> known = settings.database()
                .or(() -> home.platformFile()
                        .read()
                        .map(RunningPlatform::databaseUrl)
                        .map(DatabaseEndpoint::new));
        if (known.isPresent()) {
            use.of(known.get());
        } else {
            useWhileItRests(settings, home, out, use);
        }
    }

    private static void useWhileItRests(LocalSettings settings, HomeDirectory home, PrintStream out, Use use)
            throws SQLException, IOException, InterruptedException {
        if (Files.notExists(home.postgresData().resolve("PG_VERSION"))) {
            throw new CommandFailed(ExitCode.NOT_FOUND, "There is no platform's data in " + home.folder() + ".");
        }
        try (HomeLock lock = home.lock()
                .orElseThrow(() -> new CommandFailed(
                        ExitCode.REFUSED,
                        "The platform in " + home.folder() + " is starting or stopping; try again."))) {
            LocalPlatform platform = LocalPlatform.onPreferredPorts(
                    settings, home, new SecureRandom(), line -> out.println("  " + line));
            try {
                use.of(platform.startDatabase());
            } catch (StartFailed e) {
                throw new CommandFailed(ExitCode.FAILED, e.withLog());
            } finally {
                platform.stop();
            }
        }
    }
}
