package io.flowhq.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One process of the platform, and how to treat it.
 *
 * @param name what people call it; also the name of its log file
 * @param environment what is added to the supervisor's own environment
 * @param hidden variables of the supervisor that this process must not see
 * @param log where standard output and error are appended
 * @param prepare done before every start, also before a restart
 * @param readiness when it may be used
 * @param startTimeout how long it may take to become ready
 * @param stop the signal that ends it in good order
 * @param grace how long it may take to end before it is killed
 */
public record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        List<String> hidden,
        Path log,
        StartPreparation prepare,
        ReadinessProbe readiness,
        Duration startTimeout,
        StopSignal stop,
        Duration grace) {

    public ProcessSpec preparedBy(StartPreparation startPreparation) {
        return new ProcessSpec(
                name, command, environment, hidden, log, startPreparation, readiness, startTimeout, stop, grace);
    }

    /** A signal by its name without SIG, as {@code kill} and {@code setpriv} want it. */
    public enum StopSignal {
        TERM,
        INT
    }
}
