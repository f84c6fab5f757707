package io.flowhq.worker.session;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What one session's thread has to do, one turn after another. Anybody may add to it. */
final class SessionTurns implements Executor {

    private static final Duration TICK_INTERVAL = Duration.ofSeconds(1);
    private static final Duration STUCK_TIMEOUT = Duration.ofMinutes(2);

    private final BlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();
    private volatile long lastTurn = System.nanoTime();

    @Override
    public void execute(Runnable turn) {
        turns.add(turn);
    }

    /** Ends a wait for the next turn. */
    void wake() {
        turns.add(() -> {});
    }

    /** Takes the next turn, or none when there is none for a while. */
    void takeNext() throws InterruptedException {
        cameRound();
        Runnable turn = turns.poll(TICK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        if (turn != null) {
            turn.run();
        }
    }

    /** Takes those that are there, without waiting for more. */
    void takeRest() {
        for (Runnable turn = turns.poll(); turn != null; turn = turns.poll()) {
            turn.run();
        }
    }

    /** The thread lives, though it may be waiting. */
    void cameRound() {
        lastTurn = System.nanoTime();
    }

    /** The thread has not come round for so long that a heartbeat would be untrue. */
    boolean isStuck() {
        return System.nanoTime() - lastTurn > STUCK_TIMEOUT.toNanos();
    }
}
