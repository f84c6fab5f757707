package io.flowhq.web.api;

import io.flowhq.client.EventFeed;
import io.flowhq.contract.TenantId;
import io.flowhq.store.event.EventPosition;
import io.flowhq.store.event.LoggedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One program that follows events. It is sent them in order, and a comment now and then so that nobody gives it up. */
final class EventStream {

    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /**
     * An event is looked for at least so often: one is shown only when no older transaction runs any more. While there are
     * events, the key is looked at as often, so that a revoked one reads no further.
     */
    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final long NEVER = 0L;
    private static final long RECONNECT_MILLIS = 2_000;

    private final SseEmitter emitter = new SseEmitter(NEVER);
    private final EventFeed feed;
    private final @Nullable TenantId tenant;
    private final Predicate<String> wanted;
    private final BooleanSupplier allowed;
    private final Semaphore news = new Semaphore(0);
    private EventPosition position;
    private volatile boolean closed;

    /**
     * @param tenant null for all
     * @param wanted which events, by name
     * @param allowed whether the key that opened it is still valid
     */
    EventStream(
            EventFeed feed,
            @Nullable TenantId tenant,
            EventPosition position,
            Predicate<String> wanted,
            BooleanSupplier allowed) {
        this.feed = feed;
        this.tenant = tenant;
        this.position = position;
        this.wanted = wanted;
        this.allowed = allowed;
    }

    SseEmitter emitter() {
        return emitter;
    }

    void look() {
        news.release();
    }

    void close() {
        closed = true;
        news.release();
    }

    /**
     * Says that it listens. To be called in the thread of the request, so that the headers are written there, which adds
     * to them until it returns, and by no other thread meanwhile.
     */
    void begin() {
        try {
            emitter.send(SseEmitter.event().comment("listening").reconnectTime(RECONNECT_MILLIS));
        } catch (IOException gone) {
            emitter.completeWithError(gone);
        }
    }

    /** Sends until the reader or the process goes away, the key is not valid any more or the database does not answer. */
    void run() {
        try {
            var said = System.nanoTime();
            var checked = said;
            while (!closed) {
                var next = feed.after(tenant, position);
                var now = System.nanoTime();
                var silent = next.isEmpty();
                if (now - checked >= (silent ? HEARTBEAT : LOOK_INTERVAL).toNanos()) {
                    if (!allowed.getAsBoolean()) {
                        break;
                    }
                    feed.renew(tenant);
                    checked = now;
                }
                if (!silent) {
                    send(next);
                    said = now;
                    continue;
                }
                if (now - said >= HEARTBEAT.toNanos()) {
                    emitter.send(SseEmitter.event().comment("still here"));
                    said = now;
                }
                news.tryAcquire(LOOK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
            }
            emitter.complete();
        } catch (IOException | IllegalStateException | DataAccessException gone) {
            emitter.completeWithError(gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            emitter.complete();
        }
    }

    private void send(List<LoggedEvent> next) throws IOException {
        for (LoggedEvent event : next) {
            if (wanted.test(event.event())) {
                emitter.send(SseEmitter.event()
                        .id(event.eventId())
                        .name(event.event())
                        .data(event.body(), TEXT));
            }
            position = event.position();
        }
    }
}
