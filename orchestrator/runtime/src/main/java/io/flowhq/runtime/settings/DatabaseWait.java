package io.flowhq.runtime.settings;

import io.flowhq.runtime.log.OutageLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the start of a process until its database answers: a database that is down is waited for with one WARN line, one
 * that refuses the login is a fault of the settings.
 */
final class DatabaseWait {

    private static final Logger log = LoggerFactory.getLogger(DatabaseWait.class);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

    /** Wrong password, no such role, no such database, no right to connect: waiting would not help. */
    private static final Set<String> LOGIN_REFUSED = Set.of("28P01", "28000", "3D000", "42501");

    private final DataSource database;
    private final Readiness readiness;

    DatabaseWait(DataSource database, Readiness readiness) {
        this.database = database;
        this.readiness = readiness;
    }

    /** What has to be there besides the connection. */
    @FunctionalInterface
    interface Readiness {

        /** @return what is missing, in words; null when nothing is */
        @Nullable
        String missing(Connection connection) throws SQLException;
    }

    /**
     * Waits as long as it takes, in a way that Spring can interrupt when the process is told to end meanwhile.
     *
     * @throws InvalidSettings when the database refuses the login
     */
    void await() {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("database-wait").start(() -> probe(ready));
        try {
            ready.get();
        } catch (InterruptedException stopped) {
            ready.cancel(false);
            Thread.currentThread().interrupt();
            throw new StartupInterrupted("the database");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    private void probe(CompletableFuture<Void> ready) {
        OutageLog outage = new OutageLog(log, "The database is ready");
        while (!ready.isDone()) {
            String missing;
            try (Connection connection = database.getConnection()) {
                missing = readiness.missing(connection);
            } catch (SQLException failed) {
                SQLException cause = rootOf(failed);
                if (LOGIN_REFUSED.contains(String.valueOf(cause.getSQLState()))) {
                    ready.completeExceptionally(new InvalidSettings(List.of(
                            "DATABASE_URL leads to a database that refuses the login: " + firstLine(cause) + ".")));
                    return;
                }
                missing = "the database does not answer (" + firstLine(cause) + ")";
            }
            if (missing == null) {
                outage.recovered();
                ready.complete(null);
                return;
            }
            outage.failed("Waiting: " + missing);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_DELAY);
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    private static SQLException rootOf(SQLException failed) {
        SQLException root = failed;
        for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException deeper) {
                root = deeper;
            }
        }
        return root;
    }

    private static String firstLine(SQLException failure) {
        String message =
                String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }
}
