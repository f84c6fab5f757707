package io.flowhq.simulator.state;

import io.flowhq.simulator.service.WhatsApp;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves the service when it has changed: within a tenth of a second when a device was linked or unlinked, otherwise once a
 * second, and once more when it closes. What a kill takes is at most the last second of messages. Writing never takes more
 * than a fifth of the time, however large the state.
 */
public final class WriteBehind implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WriteBehind.class);
    private static final Duration WRITE_INTERVAL = Duration.ofMillis(100);
    private static final long MIN_PAUSE = Duration.ofMillis(900).toNanos();

    private final WhatsApp whatsApp;
    private final StateFile file;
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("state").daemon().factory());
    private long savedChanges;
    private long savedLinks;
    private long notBefore = System.nanoTime();
    private boolean failing;

    public WriteBehind(WhatsApp whatsApp, StateFile file) {
        this.whatsApp = whatsApp;
        this.file = file;
        savedChanges = whatsApp.changes();
        savedLinks = whatsApp.links();
        writer.scheduleWithFixedDelay(
                this::look, WRITE_INTERVAL.toMillis(), WRITE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        var due = whatsApp.changes() != savedChanges && System.nanoTime() - notBefore >= 0;
        if (due || whatsApp.links() != savedLinks) {
            save();
        }
    }

    private synchronized void save() {
        var begun = System.nanoTime();
        savedChanges = whatsApp.changes();
        savedLinks = whatsApp.links();
        try {
            file.write(whatsApp.snapshot());
            failing = false;
        } catch (IOException failure) {
            if (failing) {
                log.debug("The state still cannot be saved", failure);
            } else {
                log.warn("The state cannot be saved; phones will have to be linked again after a restart", failure);
            }
            failing = true;
        }
        notBefore = System.nanoTime() + Math.max(MIN_PAUSE, 4 * (System.nanoTime() - begun));
    }

    @Override
    public void close() {
        writer.shutdownNow();
        save();
    }
}
