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
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int BEAT = 60;

    private final WhatsApp whatsApp;
    private final Scheduler scheduler;
    private final CopyOnWriteArrayList<SseEmitter> followers = new CopyOnWriteArrayList<>();
    private boolean looking;
    private long told;
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
        startLooking();
        return follower;
    }

    private synchronized void startLooking() {
        if (!looking) {
            looking = true;
            scheduler.after(PAUSE, this::lookAside);
        }
    }

    /** Not on the timers' own thread: a page that reads slowly must not delay the service. */
    private void lookAside() {
        Thread.startVirtualThread(this::look);
    }

    private synchronized void look() {
        var now = whatsApp.changes();
        quiet++;
        if (now != told || quiet == BEAT) {
            followers.forEach(follower -> tell(follower, now));
            told = now;
            quiet = 0;
        }
        looking = !followers.isEmpty();
        if (looking) {
            scheduler.after(PAUSE, this::lookAside);
        }
    }

    /** Before the server stops, or it would wait for them. */
    @EventListener(ContextClosedEvent.class)
    void leave() {
        followers.forEach(SseEmitter::complete);
    }

    private void tell(SseEmitter follower, long now) {
        try {
            follower.send(SseEmitter.event().name("changed").data(now));
        } catch (IOException | IllegalStateException gone) {
            followers.remove(follower);
        }
    }
}
