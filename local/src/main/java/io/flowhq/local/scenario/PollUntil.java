package io.flowhq.local.scenario;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Polls until what is expected is there, or the timeout is over. */
public final class PollUntil {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private PollUntil() {}

    /** A look at the world that may fail while the world is not there yet. */
    @FunctionalInterface
    public interface Look<T> {
        T look() throws Exception;
    }

    /**
     * The first thing seen that is as expected.
     *
     * @throws StepFailed with what was seen last
     */
    public static <T> T see(String what, Duration atMost, Look<T> look, Predicate<T> expected) {
        return see(what, atMost, POLL_INTERVAL, look, expected);
    }

    /**
     * The same, looking as often as {@code interval} says.
     *
     * @throws StepFailed with what was seen last
     */
    public static <T> T see(String what, Duration atMost, Duration interval, Look<T> look, Predicate<T> expected) {
        long start = System.nanoTime();
        while (true) {
            String last;
            try {
                T seen = look.look();
                if (expected.test(seen)) {
                    return seen;
                }
                last = String.valueOf(seen);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StepFailed("interrupted while waiting for " + what);
            } catch (Exception notYet) {
                last = String.valueOf(notYet);
            }
            if (System.nanoTime() - start > atMost.toNanos()) {
                throw new StepFailed("no " + what + " within " + atMost.toSeconds() + " s; seen last: " + last);
            }
            LockSupport.parkNanos(interval.toNanos());
        }
    }

    /** The same for something that is there or not. */
    public static <T> T seePresent(String what, Duration atMost, Look<Optional<T>> look) {
        return see(what, atMost, look, Optional::isPresent).orElseThrow();
    }
}
