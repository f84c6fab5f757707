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
    CorrectedClock correctedClock(InstantSource clock) {
        return new CorrectedClock(clock);
    }

    @Bean
    ClockMonitor clockMonitor(DatabaseClock database, InstantSource clock, CorrectedClock corrected) {
        return new ClockMonitor(database, clock, corrected);
    }

    @Bean
    ConnectionBudget connectionBudget(DataSource pool, JdbcClient jdbc) {
        return new ConnectionBudget(pool, jdbc);
    }
}
