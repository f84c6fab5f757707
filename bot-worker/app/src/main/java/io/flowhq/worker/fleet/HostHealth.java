package io.flowhq.worker.fleet;

import io.flowhq.runtime.schedule.PeriodicTask;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this worker can host another session at all, asked every few seconds. A worker that cannot takes no more: an
 * unfit one fails fast, always has free slots, and would be offered every session of the fleet.
 */
final class HostHealth extends PeriodicTask {

    private static final Logger log = LoggerFactory.getLogger(HostHealth.class);
    private static final Duration INTERVAL = Duration.ofSeconds(3);

    private final List<HostCheck> checks;
    private final Runnable recovered;
    private volatile @Nullable Fault fault;

    private record Fault(String text, boolean mayPass) {}

    /** @param recovered called each time the last fault has gone */
    HostHealth(List<HostCheck> checks, Runnable recovered) {
        super("host-health");
        this.checks = List.copyOf(checks);
        this.recovered = recovered;
    }

    /** What is wrong with this host, in one sentence; empty when it is fit. */
    Optional<String> fault() {
        return Optional.ofNullable(fault).map(Fault::text);
    }

    boolean isFit() {
        return fault == null;
    }

    /** Whether what is wrong tends to pass within seconds. */
    boolean mayPass() {
        Fault found = fault;
        return found != null && found.mayPass();
    }

    void check() {
        Fault found = checks.stream()
                .flatMap(check -> check.fault().map(text -> new Fault(text, check.mayPass())).stream())
                .findFirst()
                .orElse(null);
        Fault before = fault;
        fault = found;
        if (found != null && !found.equals(before)) {
            log.warn("This worker takes no sessions: {}", found.text());
        } else if (found == null && before != null) {
            log.info("This worker takes sessions again");
            recovered.run();
        }
    }

    @Override
    protected Duration round() {
        check();
        return INTERVAL;
    }
}
