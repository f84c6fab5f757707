package io.flowhq.store.sql;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks whether the database answers this process. */
public class DatabaseProbe {

    private final JdbcClient jdbc;

    DatabaseProbe(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws org.springframework.dao.DataAccessException when it does not */
    public void ask() {
        jdbc.sql("select 1").query(Integer.class).single();
    }
}
