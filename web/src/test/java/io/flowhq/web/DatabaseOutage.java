package io.flowhq.web;

import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL ends all connections to a database and refuses new ones until this is closed. */
public final class DatabaseOutage implements AutoCloseable {

    private final String name;
    private final PGSimpleDataSource maintenance = new PGSimpleDataSource();

    private DatabaseOutage(String url) {
        var refused = new PGSimpleDataSource();
        refused.setUrl(url);
        name = String.valueOf(refused.getDatabaseName());
        maintenance.setUrl(url.replace("/" + name, "/postgres"));
    }

    public static DatabaseOutage of(String url) throws SQLException {
        var outage = new DatabaseOutage(url);
        outage.admit(false);
        return outage;
    }

    private void admit(boolean connections) throws SQLException {
        try (var connection = maintenance.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter database " + name + " allow_connections " + connections);
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        }
    }

    @Override
    public void close() throws SQLException {
        admit(true);
    }
}
