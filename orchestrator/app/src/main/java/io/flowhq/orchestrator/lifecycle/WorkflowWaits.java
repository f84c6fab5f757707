package io.flowhq.orchestrator.lifecycle;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Waiting with a limit. */
final class WorkflowWaits {

    private WorkflowWaits() {}

    /**
     * Waits for the condition, at most for {@code limit}, and takes its timer back when it is not needed: the one of
     * {@link Workflow#await(Duration, java.util.function.Supplier)} (SDK 1.38.0) stays, and fires into the quiet of a
     * tenant that has long been connected or in ERROR.
     *
     * @param what is waited for, as the reader of the Temporal UI sees it on the timer
     * @return whether the condition came true
     */
    static boolean await(Duration limit, String what, BooleanSupplier condition) {
        if (condition.getAsBoolean() || limit.isNegative() || limit.isZero()) {
            return condition.getAsBoolean();
        }
        Timer timer = new Timer();
        CancellationScope scope = Workflow.newCancellationScope(() -> timer.start(limit, what));
        scope.run();
        Workflow.await(() -> condition.getAsBoolean() || timer.hasFired());
        scope.cancel();
        return condition.getAsBoolean();
    }

    /** Takes note that nobody will ask how the promise ends; the SDK would warn of it otherwise. */
    static <T> Promise<T> unattended(Promise<T> promise) {
        promise.handle((result, failure) -> null);
        return promise;
    }

    private static final class Timer {
        private @Nullable Promise<Void> fired;

        void start(Duration limit, String what) {
            fired = unattended(Workflow.newTimer(
                    limit, TimerOptions.newBuilder().setSummary(what).build()));
        }

        boolean hasFired() {
            return fired != null && fired.isCompleted();
        }
    }
}
