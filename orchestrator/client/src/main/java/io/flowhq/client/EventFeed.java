package io.flowhq.client;

import io.flowhq.contract.TenantId;
import io.flowhq.store.event.EventLog;
import io.flowhq.store.event.EventPosition;
import io.flowhq.store.event.LoggedEvent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one tenant, or of all, in order, for whoever follows them. They are kept for a day from the moment somebody
 * began to follow, so that nothing is missed by who comes back within it.
 */
public class EventFeed {

    /** How long events are kept, and how long they are kept for somebody who went away. */
    public static final Duration RETENTION = Duration.ofHours(24);

    private static final int MAX_AT_ONCE = 200;

    private final EventLog log;

    EventFeed(EventLog log) {
        this.log = log;
    }

    /**
     * Begins to follow, or goes on.
     *
     * @param tenant null for all that there are now; to be called again for those that are created later
     * @param lastEventId of the last event that was received; null to begin with what happens next. When it is not kept any
     *     more, everything that is kept follows: some of it may come twice, none is left out.
     */
    public EventPosition follow(@Nullable TenantId tenant, @Nullable String lastEventId) {
        log.follow(tenant, RETENTION.plusHours(1));
        return lastEventId == null ? log.end() : log.behind(tenant, lastEventId).orElse(EventPosition.BEGINNING);
    }

    /** Keeps the events of those who still follow. */
    public void renew(@Nullable TenantId tenant) {
        log.follow(tenant, RETENTION.plusHours(1));
    }

    /** The next events, at most 200. */
    public List<LoggedEvent> after(@Nullable TenantId tenant, EventPosition position) {
        return log.after(tenant, position, MAX_AT_ONCE);
    }
}
