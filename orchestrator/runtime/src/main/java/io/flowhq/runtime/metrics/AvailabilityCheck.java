package io.flowhq.runtime.metrics;

import java.util.Optional;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;

/** What Spring Boot knows of the process itself. */
final class AvailabilityCheck {

    private AvailabilityCheck() {}

    /** The process is broken for good, and only a restart helps. */
    record Liveness(ApplicationAvailability availability) implements ReadinessCheck {
        @Override
        public Optional<String> fault() {
            return availability.getLivenessState() == LivenessState.BROKEN
                    ? Optional.of("The process is broken.")
                    : Optional.empty();
        }
    }

    /** The process has started and is not stopping. */
    record Readiness(ApplicationAvailability availability) implements ReadinessCheck {
        @Override
        public Optional<String> fault() {
            return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC
                    ? Optional.empty()
                    : Optional.of("The process is starting or stopping.");
        }
    }
}
