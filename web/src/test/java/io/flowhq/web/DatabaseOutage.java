package io.flowhq.web;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL ends all connections to a database and refuses new ones until this is closed. Whoever wants one of the pool
 * is refused sooner than in life, so that a test may look at many pages.
 */
public final class DatabaseOutage implements AutoCloseable {

    private static final long WAIT_MILLIS = 250;
    private static final Duration BACK_WITHIN = Duration.ofSeconds(20);

    private final String name;
    private final PGSimpleDataSource maintenance = new PGSimpleDataSource();
    private final HikariDataSource pool;
    private final long waitMillis;

    private DatabaseOutage(String url, HikariDataSource pool) {
        this.pool = pool;
        waitMillis = pool.getConnectionTimeout();
        var refused = new PGSimpleDataSource();
        refused.setUrl(url);
        name = String.valueOf(refused.getDatabaseName());
        maintenance.setUrl(url.replace("/" + name, "/postgres"));
    }

    public static DatabaseOutage of(String url, DataSource pool) throws SQLException {
        var outage = new DatabaseOutage(url, pool.unwrap(HikariDataSource.class));
        outage.admit(false);
        outage.pool.setConnectionTimeout(WAIT_MILLIS);
        return outage;
    }

    private void admit(boolean connections) throws SQLException {
        try (var connection = maintenance.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter database " + name + " allow_connections " + connections);
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        }
    }

    /** Returns when the pool has a connection again, for which it looks ever less often while there is none. */
    @Override
    public void close() throws SQLException {
        admit(true);
        await().atMost(BACK_WITHIN).ignoreExceptions().until(() -> {
            try (var connection = pool.getConnection()) {
                return connection.isValid(1);
            }
        });
        pool.setConnectionTimeout(waitMillis);
    }
}
