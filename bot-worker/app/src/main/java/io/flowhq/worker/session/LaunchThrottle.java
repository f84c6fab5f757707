package io.flowhq.worker.session;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets only a few browsers be opened at a time: a page that loads takes a whole core, and eight at once make each other
 * miss their deadlines.
 */
final class LaunchThrottle implements AutoCloseable {

    private final Semaphore room;
    private final Duration settling;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("openings").factory());

    /** @param settling how long after its launch a browser still counts as opening */
    LaunchThrottle(int atATime, Duration settling) {
        this.room = new Semaphore(atATime, true);
        this.settling = settling;
    }

    Permit enter() throws InterruptedException {
        room.acquire();
        return new Permit();
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
            clock.schedule((Runnable) room::release, time.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            if (held) {
                room.release();
            }
        }
    }
}
