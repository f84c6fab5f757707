package io.flowhq.runtime.database;

import com.zaxxer.hikari.HikariDataSource;
import io.flowhq.store.sql.ReservedConnections;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reports at start how many connections this process may open and how many the database has left, as a WARN when they do
 * not suffice.
 */
final class ConnectionBudget implements ApplicationRunner {

    /** That of the subscription to changes. */
    private static final int LISTENING = 1;

    private static final Logger log = LoggerFactory.getLogger(ConnectionBudget.class);

    private final DataSource pool;
    private final JdbcClient jdbc;

    ConnectionBudget(DataSource pool, JdbcClient jdbc) {
        this.pool = pool;
        this.jdbc = jdbc;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try {
            int mine = poolSize() + ReservedConnections.MAX + LISTENING;
            Server server = jdbc.sql("""
                    select current_setting('max_connections')::int
                             - current_setting('superuser_reserved_connections')::int as allowed,
                           count(*) filter (where pid <> pg_backend_pid() and client_port is not null)::int as used
                    from pg_stat_activity
                    where backend_type = 'client backend'
                    """).query(Server.class).single();
            String line =
                    "This process opens up to %d database connections; PostgreSQL allows %d, of which %d are in use"
                            .formatted(mine, server.allowed(), server.used());
            if (server.used() + mine > server.allowed()) {
                log.warn("{}: raise max_connections or lower DATABASE_POOL_SIZE", line);
            } else {
                log.info("{}", line);
            }
        } catch (DataAccessException | SQLException later) {
            log.debug("The connections of the database could not be counted", later);
        }
    }

    private int poolSize() throws SQLException {
        return pool.isWrapperFor(HikariDataSource.class)
                ? pool.unwrap(HikariDataSource.class).getMaximumPoolSize()
                : 1;
    }

    private record Server(int allowed, int used) {}
}
