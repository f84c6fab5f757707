package io.flowhq.web.live;

import io.flowhq.contract.TenantId;
import io.flowhq.store.change.ChangeNotification;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open page. It remembers at most one notification of each kind, so a slow reader costs nothing but its own virtual
 * thread, and a storm of changes reaches the page as a few.
 */
final class LiveStream {

    /** What a page is told; the name is the event's. */
    enum Notice {
        TENANT_CHANGED("tenant-changed"),
        MESSAGE_ARRIVED("message-arrived"),
        WORKER_CHANGED("worker-changed");

        private final String event;

        Notice(String event) {
            this.event = event;
        }
    }

    /** Proxies and browsers give up on streams that say nothing. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** A page fetches no more often than this. */
    private static final Duration COALESCING_DELAY = Duration.ofMillis(150);

    private static final long NEVER = 0L;
    private static final long RECONNECT_MILLIS = 2_000;

    private final SseEmitter emitter = new SseEmitter(NEVER);
    private final @Nullable TenantId tenant;
    private final Set<Notice> wanted;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final Set<Notice> pending = EnumSet.noneOf(Notice.class);
    private boolean closed;

    /**
     * @param tenant the only one whose changes concern the page; null for a page about all of them
     * @param wanted what the page is told of
     */
    LiveStream(@Nullable TenantId tenant, Set<Notice> wanted) {
        this.tenant = tenant;
        this.wanted = wanted;
    }

    SseEmitter emitter() {
        return emitter;
    }

    void offer(ChangeNotification changeNotification) {
        var news = concerning(changeNotification);
        news.retainAll(wanted);
        if (news.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            pending.addAll(news);
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    private Set<Notice> concerning(ChangeNotification changeNotification) {
        var ours = tenant == null || changeNotification.tenant() == null || tenant.equals(changeNotification.tenant());
        return switch (changeNotification.kind()) {
            case TENANT -> ours ? EnumSet.of(Notice.TENANT_CHANGED) : EnumSet.noneOf(Notice.class);
            case MESSAGE -> ours ? EnumSet.of(Notice.MESSAGE_ARRIVED) : EnumSet.noneOf(Notice.class);
            case WORKER, DRAIN -> EnumSet.of(Notice.WORKER_CHANGED);
            case OUTBOX, TEXT, PAGE_REQUEST -> EnumSet.noneOf(Notice.class);
            case RESYNC -> EnumSet.allOf(Notice.class);
        };
    }

    /**
     * Says that it listens. To be called in the thread of the request, so that the headers are written there, which adds
     * to them until it returns, and by no other thread meanwhile.
     */
    void begin() {
        try {
            emitter.send(SseEmitter.event().comment("listening").reconnectTime(RECONNECT_MILLIS));
        } catch (IOException readerGone) {
            emitter.completeWithError(readerGone);
        }
    }

    /** Sends until the page or the process goes away. */
    void run() {
        try {
            while (true) {
                var news = await();
                if (news == null) {
                    break;
                }
                send(news);
                Thread.sleep(COALESCING_DELAY);
            }
            emitter.complete();
        } catch (IOException | IllegalStateException readerGone) {
            emitter.completeWithError(readerGone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            emitter.complete();
        }
    }

    private void send(Set<Notice> news) throws IOException {
        if (news.isEmpty()) {
            emitter.send(SseEmitter.event().comment("still here"));
        }
        for (var notice : news) {
            emitter.send(SseEmitter.event().name(notice.event).data(""));
        }
    }

    /** The news, none of it when it is time for a heartbeat; null when the stream is closed. */
    private @Nullable Set<Notice> await() throws InterruptedException {
        lock.lock();
        try {
            var left = HEARTBEAT.toNanos();
            while (pending.isEmpty() && !closed && left > 0) {
                left = something.awaitNanos(left);
            }
            if (closed) {
                return null;
            }
            var news = EnumSet.copyOf(pending);
            pending.clear();
            return news;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            something.signal();
        } finally {
            lock.unlock();
        }
    }
}
