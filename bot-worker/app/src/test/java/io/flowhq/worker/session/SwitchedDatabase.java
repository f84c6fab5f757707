package io.flowhq.worker.session;

import io.flowhq.store.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A database that can be taken away: everybody is thrown out and nobody let in. */
final class SwitchedDatabase {

    private final String url;
    private final String name;

    SwitchedDatabase(EmbeddedDatabase database) {
        String full = database.url();
        this.name = full.replaceAll(".*/([^/?]+).*", "$1");
        this.url = full.replaceFirst("/" + name + "(\\?|$)", "/postgres$1");
    }

    void close() {
        run("alter database " + name + " allow_connections false");
        run("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    }

    void open() {
        run("alter database " + name + " allow_connections true");
    }

    private void run(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
