package io.flowhq.runtime.settings;

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
 * that turns us away is a fault of the settings.
 */
final class DatabaseWait {

    private static final Logger log = LoggerFactory.getLogger(DatabaseWait.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Wrong password, no such role, no such database, no right to connect: waiting would not help. */
    private static final Set<String> TURNED_AWAY = Set.of("28P01", "28000", "3D000", "42501");

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
     * @throws InvalidSettings when the database turns us away
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
        boolean said = false;
        while (!ready.isDone()) {
            String missing;
            try (Connection connection = database.getConnection()) {
                missing = readiness.missing(connection);
            } catch (SQLException failed) {
                SQLException cause = rootOf(failed);
                if (TURNED_AWAY.contains(String.valueOf(cause.getSQLState()))) {
                    ready.completeExceptionally(new InvalidSettings(
                            List.of("DATABASE_URL leads to a database that turns us away: " + firstLine(cause) + ".")));
                    return;
                }
                missing = "the database does not answer (" + firstLine(cause) + ")";
            }
            if (missing == null) {
                if (said) {
                    log.info("the database is ready");
                }
                ready.complete(null);
                return;
            }
            if (!said) {
                log.warn("waiting: {}", missing);
                said = true;
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
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
