package io.flowhq.worker.capacity;

import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Weighs one browser now and then, and says when it has been too heavy for long enough: once may be a page that is just
 * loading. Weighing belongs to one thread; the last weight may be read by any.
 */
public final class BrowserMemoryMonitor {

    private static final int TIMES = 3;

    private final CapacitySettings settings;
    private final LongSupplier browser;
    private volatile long weight;
    private int tooHeavy;
    private @Nullable Instant next;

    /** @param browser its resident memory in bytes, 0 when there is none */
    public BrowserMemoryMonitor(CapacitySettings settings, LongSupplier browser) {
        this.settings = settings;
        this.browser = browser;
    }

    public void tick(Instant now) {
        if (next == null || !now.isBefore(next)) {
            next = now.plus(settings.measureEvery());
            weight = browser.getAsLong();
            tooHeavy = weight > settings.browserBudget().toBytes() ? tooHeavy + 1 : 0;
        }
    }

    /** As it was weighed last, bytes. */
    public long weight() {
        return weight;
    }

    /**
     * Whether the browser should be opened anew now.
     *
     * @param lastSaid when something was said in one of its chats last
     */
    public boolean wantsRelief(Instant now, Instant lastSaid) {
        return tooHeavy >= TIMES && !now.isBefore(lastSaid.plus(settings.quietFor()));
    }
}
