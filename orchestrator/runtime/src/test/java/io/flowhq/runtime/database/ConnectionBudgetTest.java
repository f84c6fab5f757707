package io.flowhq.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.flowhq.store.EmbeddedDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(OutputCaptureExtension.class)
class ConnectionBudgetTest {

    private final DataSource database = EmbeddedDatabase.fresh().dataSource();

    @Test
    void warnsWhenTheDatabaseHasFewerConnectionsLeftThanTheProcessMayOpen(CapturedOutput output) {
        countAtStart(100_000);

        assertThat(output)
                .contains("WARN")
                .containsPattern(
                        "opens up to 100\\d{3} database connections; PostgreSQL allows \\d+, of which \\d+ are in use")
                .contains("raise max_connections or lower DATABASE_POOL_SIZE");
    }

    @Test
    void saysHowManyThereAreWhenTheySuffice(CapturedOutput output) {
        countAtStart(1);

        assertThat(output)
                .contains("INFO")
                .contains("This process opens up to")
                .doesNotContain("raise max_connections");
    }

    private void countAtStart(int poolSize) {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(database);
            pool.setMaximumPoolSize(poolSize);
            pool.setMinimumIdle(0);
            new ConnectionBudget(pool, JdbcClient.create(database)).run(new DefaultApplicationArguments());
        }
    }
}
