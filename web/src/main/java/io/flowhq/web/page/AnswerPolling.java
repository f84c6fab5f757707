package io.flowhq.web.page;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks again and again for what another process writes down. */
public final class AnswerPolling {

    private static final Duration INTERVAL = Duration.ofMillis(100);

    private AnswerPolling() {}

    /** @return empty when it did not come in time */
    public static <T> Optional<T> within(Duration timeout, Supplier<Optional<T>> look) throws InterruptedException {
        var end = System.nanoTime() + timeout.toNanos();
        for (var seen = look.get(); ; seen = look.get()) {
            if (seen.isPresent() || System.nanoTime() > end) {
                return seen;
            }
            Thread.sleep(INTERVAL);
        }
    }
}
