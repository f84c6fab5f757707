package io.flowhq.web.live;

import io.flowhq.contract.TenantId;
import io.flowhq.store.change.ChangeSubscriptions;
import io.flowhq.web.live.LiveStream.Notice;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The pages that are open now. It stops before the web server does: an endless response would otherwise hold a graceful
 * shutdown until its time-out.
 */
@Component
public class LiveStreams implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveStreams.class);

    private final ChangeSubscriptions changeSubscriptions;
    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
    private @Nullable AutoCloseable subscription;
    private volatile boolean running;

    LiveStreams(ChangeSubscriptions changeSubscriptions) {
        this.changeSubscriptions = changeSubscriptions;
    }

    /** For an operator's page. */
    SseEmitter open(@Nullable TenantId tenant) {
        return open(new LiveStream(tenant, EnumSet.allOf(Notice.class)));
    }

    /** For a page of the business itself, which is told of its own changes and never of workers. */
    public SseEmitter ofBusiness(TenantId tenant) {
        return open(new LiveStream(tenant, EnumSet.of(Notice.TENANT_CHANGED, Notice.MESSAGE_ARRIVED)));
    }

    private SseEmitter open(LiveStream stream) {
        open.add(stream);
        if (!running) {
            stream.close();
        }
        stream.begin();
        Thread.ofVirtual().name("live").start(() -> {
            try {
                stream.run();
            } finally {
                open.remove(stream);
            }
        });
        return stream.emitter();
    }

    int count() {
        return open.size();
    }

    @Override
    public void start() {
        running = true;
        subscription = changeSubscriptions.subscribe(change -> open.forEach(stream -> stream.offer(change)));
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
        open.forEach(LiveStream::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
