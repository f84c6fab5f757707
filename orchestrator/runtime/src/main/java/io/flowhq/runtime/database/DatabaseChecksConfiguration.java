package io.flowhq.runtime.database;

import io.flowhq.store.StoreConfiguration;
import io.flowhq.store.sql.DatabaseClock;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checks the database of a process that cannot run without one. */
@AutoConfiguration(after = StoreConfiguration.class)
@ConditionalOnProperty(name = "flowhq.database.required", havingValue = "true", matchIfMissing = true)
public class DatabaseChecksConfiguration {

    @Bean
    ClockMonitor clockMonitor(DatabaseClock database, InstantSource clock) {
        return new ClockMonitor(database, clock);
    }

    @Bean
    ConnectionBudget connectionBudget(DataSource pool, JdbcClient jdbc) {
        return new ConnectionBudget(pool, jdbc);
    }
}
