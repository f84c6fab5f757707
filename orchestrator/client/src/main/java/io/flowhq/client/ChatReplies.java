package io.flowhq.client;

import io.flowhq.client.form.CustomerChat;
import io.flowhq.client.refusal.InvalidText;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.client.refusal.TextRefused;
import io.flowhq.client.refusal.TooManyTexts;
import io.flowhq.contract.TenantId;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.ChatHandoffs.Cause;
import io.flowhq.store.message.Contact;
import io.flowhq.store.message.Contacts;
import io.flowhq.store.message.MessageLog;
import io.flowhq.store.message.MessageLogs;
import io.flowhq.store.message.MessageOrigin;
import io.flowhq.store.message.NewText;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person writes in a chat. The text goes the way of every text, and from then on the chat is the person's for the
 * usual time: both are written down or neither is. The same request again sends nothing and takes nothing over.
 */
public class ChatReplies {

    private final OutgoingTexts texts;
    private final MessageLogs messages;
    private final Contacts contacts;
    private final ChatHandoffs handoffs;
    private final AuditLog audit;
    private final InstantSource clock;

    ChatReplies(
            OutgoingTexts texts,
            MessageLogs messages,
            Contacts contacts,
            ChatHandoffs handoffs,
            AuditLog audit,
            InstantSource clock) {
        this.texts = texts;
        this.messages = messages;
        this.contacts = contacts;
        this.handoffs = handoffs;
        this.audit = audit;
        this.clock = clock;
    }

    /** The chat of a person who wrote or was written to; empty when the tenant has none of this id. */
    public Optional<String> chatOf(TenantId tenant, long contact) {
        return contacts.find(tenant, contact).map(Contact::chatKey);
    }

    /**
     * @param chatId any id of the customer's; the text goes to the one they wrote under last
     * @param by the person's name in the audit trail
     * @param key what repeats of this request have in common within a day; null when there are none
     * @throws InvalidText with every fault
     * @throws TenantNotFound when there is none
     * @throws TextRefused when the tenant is not connected
     * @throws TooManyTexts when too many wait already
     */
    public MessageLog send(TenantId tenant, String chatId, @Nullable String text, String by, @Nullable String key) {
        return audit.change(AuditAct.REPLY, tenant, by, facts -> {
            MessageLog sent = texts.plan(
                    new NewText(
                            tenant,
                            replyChat(tenant, chatId),
                            text == null ? "" : text,
                            null,
                            MessageOrigin.PERSON,
                            by,
                            key),
                    facts);
            if (!facts.containsKey(OutgoingTexts.REPEATED)) {
                Instant now = clock.instant();
                handoffs.begin(tenant, sent.chatId(), Cause.STAFF, now, now.plus(HandoffCommands.USUAL));
            }
            return sent;
        });
    }

    /** A customer may be known by a number and by a hidden id; what is no customer's chat is refused as it is. */
    private String replyChat(TenantId tenant, String chatId) {
        if (CustomerChat.of(chatId).isEmpty()) {
            return chatId;
        }
        return messages.lastReceived(tenant, contacts.chatKey(tenant, chatId))
                .map(id -> id.split("_", 3))
                .filter(parts -> parts.length == 3 && CustomerChat.of(parts[1]).isPresent())
                .map(parts -> parts[1])
                .orElse(chatId);
    }
}
