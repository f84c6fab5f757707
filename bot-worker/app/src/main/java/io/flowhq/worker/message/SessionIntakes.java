package io.flowhq.worker.message;

import io.flowhq.contract.TenantId;
import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.message.OutboundMessages;
import io.flowhq.worker.page.ChatClient;
import io.flowhq.worker.session.LinkedChats;
import io.flowhq.worker.session.MessageIntake;
import io.flowhq.worker.session.MessagePipeline;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The pipeline of this worker: opens the intakes of its sessions and knows the one of each tenant. */
@Component
class SessionIntakes implements MessagePipeline {

    private final Map<TenantId, SessionIntake> sessions = new ConcurrentHashMap<>();
    private final InboundClassifier inboundClassifier;
    private final UnreadableMessages unreadableMessages;
    private final InboundMessages inboundMessages;
    private final OutboundMessages outboundMessages;
    private final ReplyPlanner replyPlanner;
    private final ReplyPreparation replyPreparation;
    private final ChatQueueFactory chatQueues;
    private final InstantSource clock;

    SessionIntakes(
            InboundClassifier inboundClassifier,
            UnreadableMessages unreadableMessages,
            InboundMessages inboundMessages,
            OutboundMessages outboundMessages,
            ReplyPlanner replyPlanner,
            ReplyPreparation replyPreparation,
            ChatQueueFactory chatQueues,
            InstantSource clock) {
        this.inboundClassifier = inboundClassifier;
        this.unreadableMessages = unreadableMessages;
        this.inboundMessages = inboundMessages;
        this.outboundMessages = outboundMessages;
        this.replyPlanner = replyPlanner;
        this.replyPreparation = replyPreparation;
        this.chatQueues = chatQueues;
        this.clock = clock;
    }

    @Override
    public MessageIntake open(LinkedChats chats) {
        sessions.values().removeIf(SessionIntake::isFinished);
        // The one before stays until this one has waited for what it still has in flight.
        SessionIntake intake = new SessionIntake(
                new SendContext(chats, clock.instant()),
                inboundClassifier,
                unreadableMessages,
                inboundMessages,
                outboundMessages,
                replyPlanner,
                chatQueues,
                sessions.get(chats.tenant()));
        sessions.put(chats.tenant(), intake);
        replyPreparation.begin(chats.tenant());
        intake.open();
        return intake;
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
}
