package io.flowhq.worker.message;

import io.flowhq.contract.TenantId;
import io.flowhq.worker.page.InboundMessage;
import io.flowhq.worker.session.LiveChats;
import io.flowhq.worker.session.MessageListener;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Where the pages of all tenants of this worker hand in what they receive. */
@Component
class Reception implements MessageListener {

    private final Map<TenantId, SessionInbox> sessions = new ConcurrentHashMap<>();
    private final Arrivals arrivals;
    private final MessageDesk desk;
    private final InstantSource clock;

    Reception(Arrivals arrivals, MessageDesk desk, InstantSource clock) {
        this.arrivals = arrivals;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public void sessionReady(LiveChats live) {
        OpenSession open = new OpenSession(live, clock.instant());
        SessionInbox session = new SessionInbox(open, arrivals, desk, clock, sessions.get(live.tenant()));
        sessions.put(live.tenant(), session);
        session.open();
    }

    @Override
    public void messageArrived(TenantId tenant, InboundMessage message) {
        SessionInbox session = sessions.get(tenant);
        if (session != null) {
            session.arrived(message);
        }
    }

    @Override
    public void acked(TenantId tenant, String messageId, int ack) {
        SessionInbox session = sessions.get(tenant);
        if (session != null) {
            session.acknowledged(messageId, ack);
        }
    }

    @Override
    public void sessionGone(TenantId tenant) {
        SessionInbox session = sessions.remove(tenant);
        if (session != null) {
            session.end();
        }
    }
}
