package io.flowhq.worker.capacity;

import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures one browser's memory now and then, and says when it has been over budget for long enough: once may be a page
 * that is just loading. Measuring belongs to one thread; the last figure may be read by any.
 */
public final class BrowserMemoryMonitor {

    private static final int MIN_TIMES_OVER_BUDGET = 3;

    private final CapacitySettings settings;
    private final LongSupplier browser;
    private volatile long memory;
    private int overBudget;
    private @Nullable Instant next;

    /** @param browser its anonymous memory in bytes, 0 when there is none */
    public BrowserMemoryMonitor(CapacitySettings settings, LongSupplier browser) {
        this.settings = settings;
        this.browser = browser;
    }

    public void tick(Instant now) {
        if (next == null || !now.isBefore(next)) {
            next = now.plus(settings.measureEvery());
            memory = browser.getAsLong();
            overBudget = memory > settings.browserBudget().toBytes() ? overBudget + 1 : 0;
        }
    }

    /** As it was measured last, bytes. */
    public long memory() {
        return memory;
    }

    /**
     * Whether the browser should be opened anew now.
     *
     * @param lastSaid when something was said in one of its chats last
     */
    public boolean shouldRecycle(Instant now, Instant lastSaid) {
        return overBudget >= MIN_TIMES_OVER_BUDGET && !now.isBefore(lastSaid.plus(settings.quietFor()));
    }
}
