package io.flowhq.worker.message;

import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.message.OutboundMessages;
import java.util.concurrent.Executor;
import org.springframework.stereotype.Component;

/** Makes the queues of a session's chats. */
@Component
class ChatQueueFactory {

    private final InboundMessages inboundMessages;
    private final OutboundMessages outboundMessages;
    private final ReplyPlanner replyPlanner;
    private final ReplySender replySender;

    ChatQueueFactory(
            InboundMessages inboundMessages,
            OutboundMessages outboundMessages,
            ReplyPlanner replyPlanner,
            ReplySender replySender) {
        this.inboundMessages = inboundMessages;
        this.outboundMessages = outboundMessages;
        this.replyPlanner = replyPlanner;
        this.replySender = replySender;
    }

    ChatQueue queue(String chatId, SendContext session, Executor threads) {
        return new ChatQueue(chatId, session, inboundMessages, outboundMessages, replyPlanner, replySender, threads);
    }
}
