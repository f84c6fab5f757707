package io.flowhq.store.sql;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A few connections to the same database beside the pool of the process, for leases and heartbeats: they are renewed in
 * time however long other work waits for a connection. The first is opened when it is needed.
 */
public final class ReservedConnections implements DisposableBean {

    /** How many a process opens at most. */
    public static final int MAX = 2;

    private final DataSource source;

    /** @param pool of the process, whose address and time limits hold here too */
    public ReservedConnections(DataSource pool) {
        this.source = like(pool);
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(source);
    }

    public TransactionOperations transactions() {
        return new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    @Override
    public void destroy() {
        if (source instanceof HikariDataSource reserved) {
            reserved.close();
        }
    }

    private static DataSource like(DataSource pool) {
        try {
            if (!pool.isWrapperFor(HikariDataSource.class)) {
                return pool;
            }
            HikariDataSource reserved = new HikariDataSource();
            pool.unwrap(HikariDataSource.class).copyStateTo(reserved);
            reserved.setPoolName("flowhq-leases");
            reserved.setMaximumPoolSize(MAX);
            reserved.setMinimumIdle(0);
            return reserved;
        } catch (SQLException e) {
            throw new IllegalStateException("the pool of connections cannot be read", e);
        }
    }
}
