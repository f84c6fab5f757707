package io.flowhq.worker.session;

import io.flowhq.contract.TenantId;
import io.flowhq.runtime.log.TenantLogContext;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one thing after another towards a service that may be away, each until it succeeds. A session has one lane to
 * PostgreSQL and one to Temporal, so that neither holds its browser up.
 */
final class RetryingQueue implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RetryingQueue.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
    private final String to;
    private final Thread thread;

    RetryingQueue(String to, TenantId owner) {
        this.to = to;
        this.thread =
                Thread.ofVirtual().name("session-" + owner + "-to-" + to).start(TenantLogContext.of(owner, this::run));
    }

    /** To be done after all that was put before; repeated until it does not throw. */
    void put(String what, Runnable action) {
        steps.add(new Step(what, action, null));
    }

    /** Waits for all that was put before, for a while. */
    boolean flush(Duration patience) {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        steps.add(new Step("flush", () -> {}, reached));
        try {
            reached.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run() {
        try {
            while (true) {
                Step step = steps.take();
                doUntilDone(step);
                if (step.done() != null) {
                    step.done().complete(null);
                }
            }
        } catch (InterruptedException e) {
            log.debug("the lane to {} is closed", to);
        }
    }

    private void doUntilDone(Step step) throws InterruptedException {
        Duration pause = Duration.ofMillis(500);
        boolean first = true;
        while (true) {
            try {
                step.action().run();
                return;
            } catch (RuntimeException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (first) {
                    log.warn("{} cannot be reached ({}); '{}' waits", to, e.toString(), step.what());
                    first = false;
                } else {
                    log.debug("{} still cannot be reached ({})", to, e.toString());
                }
                Thread.sleep(pause);
                pause = pause.multipliedBy(2);
                if (pause.compareTo(LONGEST_PAUSE) > 0) {
                    pause = LONGEST_PAUSE;
                }
            }
        }
    }

    /** Drops what has not been done. */
    @Override
    public void close() {
        thread.interrupt();
    }

    private record Step(
            String what, Runnable action, @Nullable CompletableFuture<Void> done) {}
}
