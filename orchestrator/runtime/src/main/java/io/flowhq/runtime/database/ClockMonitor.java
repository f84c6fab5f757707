package io.flowhq.runtime.database;

import io.flowhq.runtime.log.OutageLog;
import io.flowhq.runtime.schedule.PeriodicTask;
import io.flowhq.store.sql.DatabaseClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Compares the clock of this host with the database's at start and every minute, corrects it, and reports a difference. */
final class ClockMonitor extends PeriodicTask {

    static final Duration MAX_DIFFERENCE = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(ClockMonitor.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final DatabaseClock database;
    private final InstantSource clock;
    private final CorrectedClock corrected;
    private final OutageLog outage = new OutageLog(log, "The clocks of this host and of the database agree again");

    ClockMonitor(DatabaseClock database, InstantSource clock, CorrectedClock corrected) {
        super("clock-monitor");
        this.database = database;
        this.clock = clock;
        this.corrected = corrected;
    }

    @Override
    protected Duration round() {
        try {
            Duration ahead = database.aheadOf(clock);
            corrected.correct(ahead);
            if (ahead.abs().compareTo(MAX_DIFFERENCE) <= 0) {
                outage.recovered();
            } else {
                outage.failed("The clock of this host is %s %s the database's; times shown are wrong until they agree"
                        .formatted(seconds(ahead.abs()), ahead.isNegative() ? "ahead of" : "behind"));
            }
        } catch (DataAccessException away) {
            log.debug("The clocks are compared later: {}", away.getMessage());
        }
        return INTERVAL;
    }

    private static String seconds(Duration difference) {
        return String.format(Locale.ROOT, "%.0f s", difference.toMillis() / 1000.0);
    }
}
