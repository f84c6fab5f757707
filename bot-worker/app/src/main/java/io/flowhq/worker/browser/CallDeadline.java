package io.flowhq.worker.browser;

import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets no call to Playwright hold its thread beyond a deadline.
 *
 * <p>Playwright for Java has no time limit on {@code evaluate}, and one page in an endless loop would hold every tenant
 * of its thread for ever. Interrupting the thread aborts the call and leaves the connection usable (measured with
 * 1.62.0, September 2026); the page itself then needs a cure.
 */
final class CallDeadline {

    private final ScheduledExecutorService watchdog;
    private final Thread guarded;
    private long call;
    private boolean armed;

    /** @param guarded the one thread that will make the calls */
    CallDeadline(ScheduledExecutorService watchdog, Thread guarded) {
        this.watchdog = watchdog;
        this.guarded = guarded;
    }

    /** @throws CallTimedOut when the deadline passed first */
    <T> T call(String what, Duration deadline, Callable<T> body) throws Exception {
        long mine = arm();
        var alarm = watchdog.schedule(() -> interruptIfStill(mine), deadline.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return body.call();
        } catch (PlaywrightException e) {
            if (wasInterrupted(e)) {
                throw new CallTimedOut(what, deadline, e);
            }
            throw e;
        } finally {
            disarm();
            alarm.cancel(false);
        }
    }

    private synchronized long arm() {
        armed = true;
        return ++call;
    }

    private synchronized void disarm() {
        armed = false;
        // An interrupt that came as the call ended must not hit the next one.
        Thread.interrupted();
    }

    private synchronized void interruptIfStill(long mine) {
        if (armed && call == mine) {
            guarded.interrupt();
        }
    }

    static boolean wasInterrupted(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                return true;
            }
        }
        return false;
    }
}
