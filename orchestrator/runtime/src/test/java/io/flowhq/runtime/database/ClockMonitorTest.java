package io.flowhq.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.sql.DatabaseClock;
import io.flowhq.store.sql.ReservedConnections;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ClockMonitorTest {

    private final DatabaseClock database =
            new DatabaseClock(new ReservedConnections(EmbeddedDatabase.fresh().dataSource()));
    private Duration wrong = Duration.ZERO;
    private final InstantSource clock = () -> Instant.now().plus(wrong);
    private final CorrectedClock corrected = new CorrectedClock(clock);
    private final ClockMonitor monitor = new ClockMonitor(database, clock, corrected);

    @Test
    void reportsAClockThatIsWrongAndWhenItIsRightAgain(CapturedOutput output) {
        monitor.round();
        assertThat(output).doesNotContain("clock of this host");

        wrong = Duration.ofMinutes(-10);
        monitor.round();
        assertThat(output).contains("WARN").contains("The clock of this host is 600 s behind the database's");

        wrong = Duration.ZERO;
        monitor.round();
        assertThat(output).contains("The clocks of this host and of the database agree again");

        wrong = Duration.ofSeconds(30);
        monitor.round();
        assertThat(output).contains("The clock of this host is 30 s ahead of the database's");
    }

    @Test
    void tellsTheDatabasesTimeByAClockThatIsWrong() {
        wrong = Duration.ofMinutes(-10);
        monitor.round();

        assertThat(corrected.now()).isCloseTo(database.now(), within(2, ChronoUnit.SECONDS));
    }
}
