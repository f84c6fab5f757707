package io.flowhq.local.demo;

import java.time.Duration;
import java.util.Optional;

/**
 * How a step went.
 *
 * @param number counted from 1
 * @param seenInstead what was seen when the step did not hold
 */
public record StepOutcome(int number, String name, Duration took, Optional<String> seenInstead) {

    public boolean held() {
        return seenInstead.isEmpty();
    }
}
