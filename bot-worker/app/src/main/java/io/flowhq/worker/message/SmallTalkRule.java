package io.flowhq.worker.message;

import io.flowhq.replies.Reply;
import io.flowhq.store.message.InboundMessageRow;
import io.flowhq.store.message.OutboundMessages;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Ends an exchange of greetings, courtesies and menus in which a customer asks for nothing. */
@Component
class SmallTalkRule {

    private static final Duration WITHIN = Duration.ofHours(1);

    private static final Set<String> SMALL_TALK = Set.of(
            "greeting",
            "presence",
            "opener",
            "menu",
            "fallback",
            "no_such_number",
            "thanks",
            "praise",
            "received",
            "goodbye",
            "ok",
            "noise",
            "empty");

    private final OutboundMessages outboundMessages;
    private final MessageSettings settings;

    SmallTalkRule(OutboundMessages outboundMessages, MessageSettings settings) {
        this.outboundMessages = outboundMessages;
        this.settings = settings;
    }

    /** Whether the reply would be one too many; what a person has to do about the message is always said. */
    boolean isEnough(InboundMessageRow message, Reply reply) {
        return settings.maxSmallTalk() > 0
                && reply.followUp().isEmpty()
                && SMALL_TALK.contains(reply.intent())
                && outboundMessages.lastAreAmong(
                        message.tenant(), message.chatId(), SMALL_TALK, settings.maxSmallTalk(), WITHIN);
    }
}
