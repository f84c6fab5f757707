package io.flowhq.shell.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.shell.core.command.completion.CompletionProposal;

/**
 * Live names that never make a person wait: an answer is used for 5 s, and one that takes longer than 300 ms serves the
 * next Tab. Whatever goes wrong, there is nothing to propose.
 */
final class CachedNames {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration LOOKUP_TIMEOUT = Duration.ofMillis(300);

    private final Supplier<List<CompletionProposal>> source;
    private final InstantSource clock;
    private CompletableFuture<List<CompletionProposal>> names = CompletableFuture.completedFuture(List.of());
    private Instant asked = Instant.MIN;

    CachedNames(Supplier<List<CompletionProposal>> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    List<CompletionProposal> get() {
        if (names.isDone() && asked.isBefore(clock.instant().minus(FRESH))) {
            asked = clock.instant();
            names = CompletableFuture.supplyAsync(
                    source, task -> Thread.ofVirtual().name("completion").start(task));
        }
        try {
            return names.get(LOOKUP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException nothingToPropose) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
