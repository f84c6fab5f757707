package io.flowhq.simulator.people;

import io.flowhq.simulator.service.Scheduler;
import io.flowhq.simulator.service.WhatsApp;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells open phones pages that something has changed, four times a second at most; they fetch what they show. */
@Component
class PhonesPageUpdates {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);
    private static final int KEEP_ALIVE_POLLS = 60;

    private final WhatsApp whatsApp;
    private final Scheduler scheduler;
    private final CopyOnWriteArrayList<SseEmitter> followers = new CopyOnWriteArrayList<>();
    private boolean polling;
    private long notified;
    private int quiet;

    PhonesPageUpdates(WhatsApp whatsApp, Scheduler scheduler) {
        this.whatsApp = whatsApp;
        this.scheduler = scheduler;
    }

    SseEmitter follow() {
        var follower = new SseEmitter(0L);
        follower.onCompletion(() -> followers.remove(follower));
        follower.onError(gone -> followers.remove(follower));
        followers.add(follower);
        startPolling();
        return follower;
    }

    private synchronized void startPolling() {
        if (!polling) {
            polling = true;
            scheduler.after(POLL_INTERVAL, this::pollAsynchronously);
        }
    }

    /** Not on the timers' own thread: a page that reads slowly must not delay the service. */
    private void pollAsynchronously() {
        Thread.startVirtualThread(this::poll);
    }

    private synchronized void poll() {
        var now = whatsApp.changes();
        quiet++;
        if (now != notified || quiet == KEEP_ALIVE_POLLS) {
            followers.forEach(follower -> notify(follower, now));
            notified = now;
            quiet = 0;
        }
        polling = !followers.isEmpty();
        if (polling) {
            scheduler.after(POLL_INTERVAL, this::pollAsynchronously);
        }
    }

    /** Before the server stops, or it would wait for them. */
    @EventListener(ContextClosedEvent.class)
    void completeAll() {
        followers.forEach(SseEmitter::complete);
    }

    private void notify(SseEmitter follower, long now) {
        try {
            follower.send(SseEmitter.event().name("changed").data(now));
        } catch (IOException | IllegalStateException gone) {
            followers.remove(follower);
        }
    }
}
