package io.flowhq.shell.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A look at the platform that never makes a person wait: an answer is used for 5 s, and one that takes longer than 300 ms
 * serves the next time, the one before it meanwhile. Whatever goes wrong, the answer is the one given for that case.
 */
public final class CachedLookup<T> {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration LOOKUP_TIMEOUT = Duration.ofMillis(300);

    private final Supplier<T> source;
    private final T otherwise;
    private final InstantSource clock;
    private CompletableFuture<T> found;
    private T last;
    private Instant asked = Instant.MIN;

    /** @param otherwise what is answered before there is an answer, and after a failure */
    public CachedLookup(Supplier<T> source, T otherwise, InstantSource clock) {
        this.source = source;
        this.otherwise = otherwise;
        this.last = otherwise;
        this.clock = clock;
        this.found = CompletableFuture.completedFuture(otherwise);
    }

    public T get() {
        if (found.isDone() && asked.isBefore(clock.instant().minus(FRESH))) {
            last = found.exceptionally(failed -> otherwise).join();
            asked = clock.instant();
            found = CompletableFuture.supplyAsync(
                    source, task -> Thread.ofVirtual().name("lookup").start(task));
        }
        try {
            return found.get(LOOKUP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            return last;
        } catch (ExecutionException failed) {
            return otherwise;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return otherwise;
        }
    }
}
