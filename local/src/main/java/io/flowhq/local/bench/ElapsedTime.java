package io.flowhq.local.bench;

import java.time.Duration;

/** Time since its start, of which the wall clock knows nothing. */
record ElapsedTime(long startedAt) {

    static ElapsedTime start() {
        return new ElapsedTime(System.nanoTime());
    }

    long millis() {
        return elapsed().toMillis();
    }

    double seconds() {
        return elapsed().toNanos() / 1e9;
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }
}
