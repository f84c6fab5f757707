package io.flowhq.web.api;

import io.flowhq.client.ApiKeys;
import io.flowhq.client.EventFeed;
import io.flowhq.contract.TenantId;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeSubscriptions;
import io.flowhq.web.problem.ApiProblem;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The programs that follow events now; a key has a few streams at most in one process. Ends before the web server does. */
@Component
class EventStreams implements SmartLifecycle {

    static final int MAX_STREAMS_OF_A_KEY = 10;

    private static final Logger log = LoggerFactory.getLogger(EventStreams.class);

    private final EventFeed feed;
    private final ApiKeys keys;
    private final ChangeSubscriptions changes;
    private final Map<EventStream, Long> open = new ConcurrentHashMap<>();
    private final ReentrantLock adding = new ReentrantLock();
    private @Nullable AutoCloseable subscription;
    private volatile boolean running;

    EventStreams(EventFeed feed, ApiKeys keys, ChangeSubscriptions changes) {
        this.feed = feed;
        this.keys = keys;
        this.changes = changes;
    }

    /**
     * @param tenant null for all
     * @param lastEventId the last event that the program received before
     * @throws ApiProblem when the key has as many streams as it may have
     */
    SseEmitter open(
            ApiCaller caller, @Nullable TenantId tenant, @Nullable String lastEventId, Predicate<String> wanted) {
        var key = caller.key();
        var stream = new EventStream(
                feed, tenant, feed.follow(tenant, lastEventId), wanted, () -> running && keys.isValid(key));
        if (!add(stream, key.id())) {
            throw ApiProblem.tooManyStreams(MAX_STREAMS_OF_A_KEY, EventStream.HEARTBEAT.toSeconds());
        }
        if (!running) {
            stream.close();
        }
        stream.emitter().onCompletion(stream::close);
        stream.begin();
        Thread.ofVirtual().name("events").start(() -> {
            try {
                stream.run();
            } finally {
                open.remove(stream);
            }
        });
        return stream.emitter();
    }

    /** False when the key has as many as it may have; who asks at the same time is counted, too. */
    private boolean add(EventStream stream, long key) {
        adding.lock();
        try {
            if (open.values().stream().filter(other -> other == key).count() >= MAX_STREAMS_OF_A_KEY) {
                return false;
            }
            open.put(stream, key);
            return true;
        } finally {
            adding.unlock();
        }
    }

    @Override
    public void start() {
        running = true;
        subscription = changes.subscribe(change -> {
            if (change.kind() == ChangeNotification.Kind.MESSAGE || change.kind() == ChangeNotification.Kind.TENANT) {
                open.keySet().forEach(EventStream::look);
            }
        });
    }

    @Override
    public void stop() {
        running = false;
        try {
            if (subscription != null) {
                subscription.close();
            }
        } catch (Exception unsubscribed) {
            log.debug("Unsubscribing failed", unsubscribed);
        }
        open.keySet().forEach(EventStream::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
