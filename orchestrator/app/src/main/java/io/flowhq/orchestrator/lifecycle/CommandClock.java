package io.flowhq.orchestrator.lifecycle;

import io.flowhq.runtime.database.CorrectedClock;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.context.annotation.Configuration;

/**
 * The time by which a command comes too late: the database's, by which its giver counts. Held for the whole process,
 * because workflows are made by Temporal and take nothing but their input.
 */
@Configuration(proxyBeanMethods = false)
class CommandClock {

    private static volatile InstantSource source = InstantSource.system();

    CommandClock(CorrectedClock corrected) {
        source = corrected::now;
    }

    static Instant now() {
        return source.instant();
    }
}
