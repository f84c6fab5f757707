package io.flowhq.worker.session;

import io.flowhq.contract.TenantId;
import io.flowhq.runtime.log.TenantLogContext;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one action after another towards a service that may be unreachable, each until it succeeds or fails for good. A
 * session has one queue to PostgreSQL and one to Temporal, so that neither delays its browser.
 */
final class RetryingQueue implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RetryingQueue.class);
    private static final Duration MIN_RETRY_DELAY = Duration.ofMillis(500);
    private static final Duration MAX_RETRY_DELAY = Duration.ofSeconds(10);

    private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
    private final String to;
    private final Predicate<Throwable> transientFailure;
    private final Thread thread;

    /** @param transientFailure whether an action that failed so is worth repeating */
    RetryingQueue(String to, TenantId owner, Predicate<Throwable> transientFailure) {
        this.to = to;
        this.transientFailure = transientFailure;
        this.thread = Thread.ofVirtual()
                .name("session-" + owner + "-to-" + to)
                .unstarted(TenantLogContext.of(owner, this::run));
    }

    void start() {
        thread.start();
    }

    /** To be run after all that was put before. */
    void put(String what, Runnable action) {
        steps.add(new Step(what, action, null));
    }

    /** Waits for all that was put before, for a while. */
    boolean flush(Duration timeout) {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        steps.add(new Step("flush", () -> {}, reached));
        try {
            reached.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run() {
        try {
            while (true) {
                Step step = steps.take();
                repeat(step);
                if (step.done() != null) {
                    step.done().complete(null);
                }
            }
        } catch (InterruptedException e) {
            log.debug("The queue to {} is closed", to);
        }
    }

    private void repeat(Step step) throws InterruptedException {
        Duration delay = MIN_RETRY_DELAY;
        boolean first = true;
        while (true) {
            try {
                step.action().run();
                return;
            } catch (RuntimeException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (!transientFailure.test(e)) {
                    log.warn("{} refused '{}': {}", to, step.what(), e.toString());
                    return;
                }
                if (first) {
                    log.warn("{} cannot be reached ({}); '{}' is repeated", to, e.toString(), step.what());
                    first = false;
                } else {
                    log.debug("{} still cannot be reached ({})", to, e.toString());
                }
                Thread.sleep(delay);
                delay = delay.multipliedBy(2);
                if (delay.compareTo(MAX_RETRY_DELAY) > 0) {
                    delay = MAX_RETRY_DELAY;
                }
            }
        }
    }

    /** Drops what has not been run. */
    @Override
    public void close() {
        thread.interrupt();
    }

    private record Step(
            String what, Runnable action, @Nullable CompletableFuture<Void> done) {}
}
