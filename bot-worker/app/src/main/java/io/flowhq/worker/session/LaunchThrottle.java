package io.flowhq.worker.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Lets only a few browsers be opened at a time: a page that loads takes a whole core, and eight at once make each other
 * miss their deadlines.
 */
public final class LaunchThrottle implements AutoCloseable {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    private final Semaphore room;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final int atATime;
    private final Duration settling;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("launch-throttle").factory());

    /** @param settling how long after its launch a browser still counts as opening */
    LaunchThrottle(int atATime, Duration settling) {
        this.atATime = atATime;
        this.room = new Semaphore(atATime, true);
        this.settling = settling;
    }

    /** Waits for a turn; empty when {@code wanted} turns false meanwhile. */
    Optional<Permit> enter(BooleanSupplier wanted) throws InterruptedException {
        while (wanted.getAsBoolean()) {
            if (room.tryAcquire(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.of(new Permit());
            }
        }
        return Optional.empty();
    }

    public int atATime() {
        return atATime;
    }

    /** How many browsers are starting or have started a moment ago. */
    public int inUse() {
        return atATime - room.availablePermits();
    }

    /** Called each time a turn is free again. */
    public void onFreeTurn(Runnable listener) {
        listeners.add(listener);
    }

    private void release() {
        room.release();
        listeners.forEach(Runnable::run);
    }

    Duration settling() {
        return settling;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** Given back when it is closed, or a while later. */
    final class Permit implements AutoCloseable {

        private boolean held = true;

        void holdFor(Duration time) {
            held = false;
            clock.schedule(LaunchThrottle.this::release, time.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            if (held) {
                release();
            }
        }
    }
}
