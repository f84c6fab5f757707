package io.flowhq.worker.message;

import io.flowhq.contract.TenantId;
import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.message.OutboundMessages;
import io.flowhq.worker.page.ChatClient;
import io.flowhq.worker.page.InboundMessage;
import io.flowhq.worker.session.LinkedChats;
import io.flowhq.worker.session.MessageListener;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the pages of all tenants of this worker hand in what they receive. */
@Component
class SessionIntakes implements MessageListener {

    private final Map<TenantId, SessionIntake> sessions = new ConcurrentHashMap<>();
    private final InboundClassifier inboundClassifier;
    private final UnreadableMessages unreadableMessages;
    private final InboundMessages inboundMessages;
    private final OutboundMessages outboundMessages;
    private final ReplyPlanner replyPlanner;
    private final ChatQueueFactory chatQueues;
    private final InstantSource clock;

    SessionIntakes(
            InboundClassifier inboundClassifier,
            UnreadableMessages unreadableMessages,
            InboundMessages inboundMessages,
            OutboundMessages outboundMessages,
            ReplyPlanner replyPlanner,
            ChatQueueFactory chatQueues,
            InstantSource clock) {
        this.inboundClassifier = inboundClassifier;
        this.unreadableMessages = unreadableMessages;
        this.inboundMessages = inboundMessages;
        this.outboundMessages = outboundMessages;
        this.replyPlanner = replyPlanner;
        this.chatQueues = chatQueues;
        this.clock = clock;
    }

    @Override
    public void sessionReady(LinkedChats live) {
        SendContext open = new SendContext(live, clock.instant());
        SessionIntake session = new SessionIntake(
                open,
                inboundClassifier,
                unreadableMessages,
                inboundMessages,
                outboundMessages,
                replyPlanner,
                chatQueues,
                sessions.get(live.tenant()));
        sessions.put(live.tenant(), session);
        session.open();
    }

    @Override
    public void messageArrived(TenantId tenant, InboundMessage message) {
        SessionIntake session = sessions.get(tenant);
        if (session != null) {
            session.arrived(message);
        }
    }

    @Override
    public void acked(TenantId tenant, String messageId, int ack) {
        SessionIntake session = sessions.get(tenant);
        if (session != null) {
            session.acknowledged(messageId, ack);
        }
    }

    /** A text waits to be sent in some chat of the tenant; null when this may be so for any tenant. */
    void textPlanned(@Nullable TenantId tenant) {
        if (tenant == null) {
            sessions.values().forEach(SessionIntake::textPlanned);
            return;
        }
        SessionIntake session = sessions.get(tenant);
        if (session != null) {
            session.textPlanned();
        }
    }

    /** The tenant's chats while its session is connected here. */
    Optional<ChatClient> chatsOf(TenantId tenant) {
        return Optional.ofNullable(sessions.get(tenant)).flatMap(SessionIntake::chats);
    }

    @Override
    public Optional<Duration> holding(TenantId tenant) {
        return Optional.ofNullable(sessions.get(tenant)).flatMap(SessionIntake::holding);
    }

    @Override
    public void sessionGone(TenantId tenant) {
        // It stays until the next one of this tenant has waited for what it still has in flight.
        SessionIntake session = sessions.get(tenant);
        if (session != null) {
            session.end();
        }
    }
}
