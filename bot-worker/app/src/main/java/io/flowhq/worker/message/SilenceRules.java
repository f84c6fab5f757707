package io.flowhq.worker.message;

import io.flowhq.contract.TenantId;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.ChatHandoffs.Cause;
import io.flowhq.store.message.ChatSituation;
import io.flowhq.store.message.InboundMessageRow;
import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.message.InboundOutcome;
import io.flowhq.store.message.MessageKind;
import io.flowhq.store.message.MessageOrigin;
import io.flowhq.store.message.OutboundMessage;
import io.flowhq.store.message.OutboundMessages;
import io.flowhq.store.message.ReplyConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says when the bot is silent, and why: by the database's clock, before it plans an answer and before it sends one. */
@Component
class SilenceRules {

    private static final Duration WORDLESS_INTERVAL = Duration.ofMinutes(1);

    private final InboundMessages inboundMessages;
    private final OutboundMessages outboundMessages;
    private final ChatHandoffs handoffs;
    private final MessageSettings settings;

    SilenceRules(
            InboundMessages inboundMessages,
            OutboundMessages outboundMessages,
            ChatHandoffs handoffs,
            MessageSettings settings) {
        this.inboundMessages = inboundMessages;
        this.outboundMessages = outboundMessages;
        this.handoffs = handoffs;
        this.settings = settings;
    }

    /** @return with what a message is closed that gets no answer */
    Optional<InboundOutcome> forQuestion(InboundMessageRow message, ReplyConfig replyConfig) {
        ChatSituation chat = handoffs.situation(message.tenant(), message.chatId(), message.writtenAt());
        boolean comesBack = chat.handoff() == Cause.OPTED_OUT && StartWords.areAll(message.text());
        if (comesBack) {
            handoffs.end(message.tenant(), message.chatId());
        }
        boolean handedOff = chat.handoff() != null && !comesBack;
        Optional<InboundOutcome> silence =
                silence(replyConfig.silenced(), handedOff || chat.personWrote(), message.writtenAt(), chat.now());
        return silence.isPresent() ? silence : saidBefore(message);
    }

    /** What has no words gets one answer in a while, however often it comes. */
    private Optional<InboundOutcome> saidBefore(InboundMessageRow message) {
        Duration interval = switch (message.kind()) {
            case UNREADABLE -> settings.pleaInterval();
            case CALL -> settings.callReplyInterval();
            case TEXT, MEDIA, EMPTY, VOICE, ORDER, LOCATION -> null;
        };
        String intent = message.kind().name().toLowerCase(Locale.ROOT);
        if (interval == null) {
            return isWithoutWords(message) && wasSaidLast(message, intent)
                    ? Optional.of(InboundOutcome.SAID_BEFORE)
                    : Optional.empty();
        }
        return interval.isZero() || outboundMessages.saidWithin(message.tenant(), message.chatId(), intent, interval)
                ? Optional.of(InboundOutcome.SAID_BEFORE)
                : Optional.empty();
    }

    private static boolean isWithoutWords(InboundMessageRow message) {
        boolean wordless = message.kind() == MessageKind.MEDIA || message.kind() == MessageKind.EMPTY;
        return wordless && message.text().isBlank();
    }

    /** Several pictures come one by one over a slow line; between two of them nothing else was said. */
    private boolean wasSaidLast(InboundMessageRow message, String intent) {
        return outboundMessages
                .lastSaid(message.tenant(), message.chatId(), WORDLESS_INTERVAL)
                .filter(said -> said.intent().equals(intent))
                .isPresent();
    }

    /**
     * Whether an answer that was planned is still to be sent. The hand-off that it promises itself does not speak
     * against it; that a person has taken the chat does. Against the text of a person only its age does, and against one of
     * a program also that the customer has asked not to be written to.
     */
    Optional<InboundOutcome> forAnswer(OutboundMessage answer) {
        TenantId tenant = answer.tenant();
        if (answer.origin() == MessageOrigin.PROGRAM && isOptedOut(tenant, answer.chatId())) {
            return Optional.of(InboundOutcome.HANDED_OFF);
        }
        if (answer.origin().isText()) {
            return outboundMessages.isOlderThan(answer, settings.oldestAnswered())
                    ? Optional.of(InboundOutcome.TOO_OLD)
                    : Optional.empty();
        }
        return handoffs.situation(answer).flatMap(chat -> {
            boolean taken = chat.handoff() != null && chat.handoff().isTaken();
            return silence(chat.silenced(), taken || chat.personWrote(), chat.askedAt(), chat.now());
        });
    }

    /** Whether a customer has asked not to be written to. */
    boolean isOptedOut(TenantId tenant, String chatId) {
        return handoffs.find(tenant, chatId, inboundMessages.now())
                .filter(handoff -> handoff.cause() == Cause.OPTED_OUT)
                .isPresent();
    }

    private Optional<InboundOutcome> silence(boolean paused, boolean handedOff, Instant askedAt, Instant now) {
        if (paused) {
            return Optional.of(InboundOutcome.PAUSED);
        }
        if (handedOff) {
            return Optional.of(InboundOutcome.HANDED_OFF);
        }
        boolean tooOld = askedAt.isBefore(now.minus(settings.oldestAnswered()));
        return tooOld ? Optional.of(InboundOutcome.TOO_OLD) : Optional.empty();
    }
}
