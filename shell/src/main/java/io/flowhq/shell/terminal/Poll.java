package io.flowhq.shell.terminal;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks at an interval until there is an answer or the timeout is over. */
public final class Poll {

    private static final Duration INTERVAL = Duration.ofMillis(250);

    private Poll() {}

    /**
     * Asks at least once, and once more after the timeout.
     *
     * @param timedOut what to fail with when there is still no answer
     */
    public static <T> T until(Supplier<Optional<T>> question, Duration timeout, Supplier<CommandFailure> timedOut)
            throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (true) {
            boolean last = System.nanoTime() > end;
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (last) {
                throw timedOut.get();
            }
            Thread.sleep(INTERVAL);
        }
    }
}
