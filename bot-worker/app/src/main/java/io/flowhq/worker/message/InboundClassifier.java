package io.flowhq.worker.message;

import io.flowhq.contract.TenantId;
import io.flowhq.store.message.Author;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.Contact;
import io.flowhq.store.message.Contacts;
import io.flowhq.store.message.IgnoredMessageCounts;
import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.message.MessageKind;
import io.flowhq.store.message.NewInboundMessage;
import io.flowhq.store.message.OutboundMessages;
import io.flowhq.store.message.PhoneAutomation;
import io.flowhq.worker.page.ChatKind;
import io.flowhq.worker.page.InboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Sorts what a page hands in: customers' messages into the log, the owner's own ones into a hand-off, the rest into counts. */
@Component
class InboundClassifier {

    /** How much later than it was written, by WhatsApp's clock, a message may be logged after a younger one. */
    private static final Duration OUT_OF_ORDER = Duration.ofMinutes(5);

    private final InboundMessages inboundMessages;
    private final OutboundMessages outboundMessages;
    private final ChatHandoffs handoffs;
    private final IgnoredMessageCounts ignored;
    private final Contacts contacts;
    private final PhoneAutomation phoneAutomation;
    private final MessageSettings settings;
    private final InstantSource clock;

    InboundClassifier(
            InboundMessages inboundMessages,
            OutboundMessages outboundMessages,
            ChatHandoffs handoffs,
            IgnoredMessageCounts ignored,
            Contacts contacts,
            PhoneAutomation phoneAutomation,
            MessageSettings settings,
            InstantSource clock) {
        this.inboundMessages = inboundMessages;
        this.outboundMessages = outboundMessages;
        this.handoffs = handoffs;
        this.ignored = ignored;
        this.contacts = contacts;
        this.phoneAutomation = phoneAutomation;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A message with a time that no message has is of now, by the database's clock. An owner's of the future would silence
     * its chat until then, and what is missed would be looked for from then on; a customer's without a time would be too
     * old to be answered.
     */
    InboundMessage dated(InboundMessage message) {
        return message.isDatedBy(clock.instant()) ? message : message.datedBy(inboundMessages.now());
    }

    /** @return what was logged as a customer's message; empty for anything else, and for what is known already */
    Optional<InboundMessages.Received> sort(SendContext session, InboundMessage told) {
        InboundMessage message = dated(told);
        TenantId tenant = session.tenant();
        String own = session.live().ownNumber();
        Author author = AuthorRules.of(message, own);
        Optional<IgnoredMessageCounts.Kind> noCustomer = ignored(message.kind(), author);
        if (noCustomer.isPresent()) {
            ignored.count(tenant, noCustomer.get());
            return Optional.empty();
        }
        if (message.change() == InboundMessage.Change.REVOKED) {
            inboundMessages.revoked(tenant, message.id());
            return Optional.empty();
        }
        Optional<MessageKind> kind = MessageType.kindOf(message.type(), message.body(), message.hasMedia())
                .filter(known -> author == Author.CUSTOMER || !MessageType.isNew(message.type(), known));
        if (kind.isEmpty()) {
            ignored.count(tenant, IgnoredMessageCounts.Kind.SYSTEM);
            return Optional.empty();
        }
        if (message.change() == InboundMessage.Change.EDITED) {
            inboundMessages.edited(tenant, message.id(), kind.get(), message.body());
            return Optional.empty();
        }
        Contact contact = contacts.seen(tenant, message.chatId(), message.phoneNumber(), message.lid());
        String other = contact.phoneNumber();
        NewInboundMessage arriving = new NewInboundMessage(
                contact.chatKey(),
                message.fromMe() ? own : other,
                message.fromMe() ? other : own,
                message.id(),
                kind.get(),
                message.body(),
                message.at(),
                message.at().isBefore(session.readyAt()));
        if (author == Author.CUSTOMER) {
            return received(tenant, arriving);
        }
        if (!outboundMessages.isOurs(tenant, message.id())) {
            sentWithoutUs(tenant, message, arriving);
        } else if (message.ack() >= 1) {
            // It stands in the chat: also one of which nobody knew whether it was sent.
            outboundMessages.acknowledged(tenant, message.id(), message.ack());
        }
        return Optional.empty();
    }

    /** The same for what a page holds: a message that is known may have been edited or deleted while nobody listened. */
    Optional<InboundMessages.Received> sortMissed(SendContext session, InboundMessage held) {
        Optional<InboundMessages.Received> received = sort(session, held);
        if (received.isEmpty() && held.kind() == ChatKind.DIRECT && !held.fromMe()) {
            if (MessageType.isDeleted(held.type())) {
                inboundMessages.foundDeleted(session.tenant(), held.id());
            } else {
                MessageType.kindOf(held.type(), held.body(), held.hasMedia())
                        .ifPresent(kind -> inboundMessages.found(session.tenant(), held.id(), kind, held.body()));
            }
        }
        return received;
    }

    /** A message whose content comes after all takes the place of its placeholder. */
    private Optional<InboundMessages.Received> received(TenantId tenant, NewInboundMessage arriving) {
        Optional<InboundMessages.Received> received = inboundMessages.receive(tenant, arriving, settings.mostWaiting());
        return received.isPresent() || arriving.kind() == MessageKind.UNREADABLE
                ? received
                : inboundMessages.completed(tenant, arriving);
    }

    private static Optional<IgnoredMessageCounts.Kind> ignored(ChatKind chat, Author author) {
        Optional<IgnoredMessageCounts.Kind> crowd = ignored(chat);
        return crowd.isEmpty() && author != Author.CUSTOMER && author != Author.OWNER
                ? Optional.of(IgnoredMessageCounts.Kind.SYSTEM)
                : crowd;
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

    /** Asks the page what was missed; fails when it does not say. It may take a while to read many chats. */
    CompletableFuture<List<InboundMessage>> missed(SendContext session) {
        Instant since = inboundMessages.catchUpFrom(
                session.tenant(), OUT_OF_ORDER, session.live().remembersSince());
        return session.chats().recent(since);
    }

    /** Waits until the page has said what was missed, or failed to, but for no longer than others can wait for it. */
    boolean isSaidSoon(CompletableFuture<?> missed) throws InterruptedException {
        try {
            missed.get(settings.sendPatience().toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException failed) {
            return true;
        } catch (TimeoutException late) {
            return false;
        }
    }

    private void sentWithoutUs(TenantId tenant, InboundMessage message, NewInboundMessage arriving) {
        Author author = phoneAutomation.authorOf(tenant, arriving, AuthorRules.programOf(message), settings.handoff());
        Instant now = inboundMessages.now();
        Instant ends = arriving.writtenAt().plus(settings.handoff());
        if (author == Author.OWNER && ends.isAfter(now)) {
            handoffs.begin(tenant, arriving.chatId(), ChatHandoffs.Cause.OWNER_WROTE, now, ends);
        }
        // Last: once it is in the log it is known, and nobody looks at it again.
        outboundMessages.typedOnPhone(tenant, arriving, author);
    }
}
