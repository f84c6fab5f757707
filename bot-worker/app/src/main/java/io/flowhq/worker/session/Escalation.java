package io.flowhq.worker.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps taken against one cause: the mildest at its first occurrence, the next at the second, the last from then on. */
final class Escalation {

    private final List<RecoveryAction> steps;
    private final @Nullable Duration window;
    private final Deque<Instant> occurrences = new ArrayDeque<>();

    private Escalation(List<RecoveryAction> steps, @Nullable Duration window) {
        this.steps = steps;
        this.window = window;
    }

    /** Counts the occurrences of the last {@code window} only. */
    static Escalation within(Duration window, RecoveryAction... steps) {
        return new Escalation(List.of(steps), window);
    }

    /** Counts the occurrences since {@link #reset}. */
    static Escalation inARow(RecoveryAction... steps) {
        return new Escalation(List.of(steps), null);
    }

    RecoveryAction next(Instant now) {
        occurrences.add(now);
        while (window != null && occurrences.getFirst().isBefore(now.minus(window))) {
            occurrences.removeFirst();
        }
        return steps.get(Math.min(occurrences.size(), steps.size()) - 1);
    }

    void reset() {
        occurrences.clear();
    }
}
