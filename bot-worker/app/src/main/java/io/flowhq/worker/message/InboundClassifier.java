package io.flowhq.worker.message;

import io.flowhq.contract.TenantId;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.IgnoredMessageCounts;
import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.message.MessageKind;
import io.flowhq.store.message.NewInboundMessage;
import io.flowhq.store.message.OutboundMessages;
import io.flowhq.worker.page.ChatKind;
import io.flowhq.worker.page.InboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sorts what a page hands in: customers' messages into the log, a person's own ones into a hand-off, the rest away. */
@Component
class InboundClassifier {

    private static final Logger log = LoggerFactory.getLogger(InboundClassifier.class);

    /** How much later than it was written, by WhatsApp's clock, a message may be logged after a younger one. */
    private static final Duration OUT_OF_ORDER = Duration.ofMinutes(5);

    private final InboundMessages inboundMessages;
    private final OutboundMessages outboundMessages;
    private final ChatHandoffs handoffs;
    private final IgnoredMessageCounts ignored;
    private final MessageSettings settings;
    private final InstantSource clock;

    InboundClassifier(
            InboundMessages inboundMessages,
            OutboundMessages outboundMessages,
            ChatHandoffs handoffs,
            IgnoredMessageCounts ignored,
            MessageSettings settings,
            InstantSource clock) {
        this.inboundMessages = inboundMessages;
        this.outboundMessages = outboundMessages;
        this.handoffs = handoffs;
        this.ignored = ignored;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return what was logged as a customer's message; empty for anything else, and for what is known already */
    Optional<InboundMessages.Received> sort(SendContext session, InboundMessage message) {
        TenantId tenant = session.tenant();
        String own = session.live().ownNumber();
        if (MessageType.isUnreadable(message.type())) {
            return Optional.empty();
        }
        Optional<IgnoredMessageCounts.Kind> noCustomer = ignored(message.kind());
        if (noCustomer.isPresent()) {
            ignored.count(tenant, noCustomer.get());
            return Optional.empty();
        }
        Optional<MessageKind> kind = MessageType.kindOf(message.type(), message.body(), message.hasMedia());
        if (kind.isEmpty()) {
            ignored.count(tenant, IgnoredMessageCounts.Kind.SYSTEM);
            return Optional.empty();
        }
        String other = message.number() == null ? number(message.chatId()) : message.number();
        NewInboundMessage arriving = new NewInboundMessage(
                message.chatId(),
                message.fromMe() ? own : other,
                message.fromMe() ? other : own,
                message.id(),
                kind.get(),
                message.body(),
                message.at(),
                message.at().isBefore(session.readyAt()));
        if (!message.fromMe()) {
            return inboundMessages.receive(tenant, arriving, settings.mostWaiting());
        }
        if (!outboundMessages.isOurs(tenant, message.id())) {
            typedOnPhone(tenant, arriving);
        }
        return Optional.empty();
    }

    /** A customer known by a hidden id only is logged under that. */
    private static String number(String chatId) {
        return chatId.substring(0, chatId.indexOf('@'));
    }

    private static Optional<IgnoredMessageCounts.Kind> ignored(ChatKind chat) {
        return switch (chat) {
            case DIRECT -> Optional.empty();
            case GROUP -> Optional.of(IgnoredMessageCounts.Kind.GROUP);
            case STATUS -> Optional.of(IgnoredMessageCounts.Kind.STATUS);
            case BROADCAST -> Optional.of(IgnoredMessageCounts.Kind.BROADCAST);
            case NEWSLETTER -> Optional.of(IgnoredMessageCounts.Kind.NEWSLETTER);
            case OTHER -> Optional.of(IgnoredMessageCounts.Kind.SYSTEM);
        };
    }

    /** @return empty when the page does not say */
    Optional<List<InboundMessage>> missed(SendContext session) throws InterruptedException {
        Instant since = inboundMessages
                .newest(session.tenant())
                .map(newest -> newest.minus(OUT_OF_ORDER))
                .orElse(session.live().remembersSince());
        try {
            return Optional.of(
                    session.chats().recent(since).get(settings.sendPatience().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            log.warn("Cannot look for missed messages of tenant {}: {}", session.tenant(), e.toString());
            return Optional.empty();
        }
    }

    private void typedOnPhone(TenantId tenant, NewInboundMessage message) {
        Instant now = clock.instant();
        Instant ends = message.writtenAt().plus(settings.handoff());
        if (ends.isAfter(now)) {
            handoffs.begin(tenant, message.chatId(), ChatHandoffs.Cause.OWNER_WROTE, now, ends);
        }
        // Last: once it is in the log it is known, and nobody looks at it again.
        outboundMessages.typedOnPhone(tenant, message);
    }
}
