package io.flowhq.worker.browser;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Delivers what a driver says, on its loop's thread, until there is other work for that thread. */
final class MessagePump {

    private final Thread loop;
    private final BooleanSupplier hasWork;
    private boolean waiting;

    /** @param hasWork whether the loop has something else to do; {@link #workArrived} is called whenever it has */
    MessagePump(Thread loop, BooleanSupplier hasWork) {
        this.loop = loop;
        this.hasWork = hasWork;
    }

    /** From any thread. */
    synchronized void workArrived() {
        if (waiting) {
            waiting = false;
            loop.interrupt();
        }
    }

    /**
     * On the loop: waits for a message, and delivers it with those that follow at once.
     *
     * @param interval how long to wait at most
     * @param limit how long delivering may take
     * @throws CallTimedOut when whoever heard of a message held the loop up
     */
    void run(DriverMessages messages, Duration interval, CallDeadline callDeadline, Duration limit) throws Exception {
        if (!await(messages, interval)) {
            return;
        }
        callDeadline.call("an event", limit, () -> {
            do {
                messages.deliver();
            } while (!hasWork.getAsBoolean() && messages.await(Duration.ZERO));
            return null;
        });
    }

    private boolean await(DriverMessages messages, Duration interval) {
        synchronized (this) {
            if (hasWork.getAsBoolean()) {
                return false;
            }
            waiting = true;
        }
        try {
            return messages.await(interval);
        } finally {
            synchronized (this) {
                waiting = false;
                // One that came as the wait ended must not hit what follows.
                Thread.interrupted();
            }
        }
    }
}
