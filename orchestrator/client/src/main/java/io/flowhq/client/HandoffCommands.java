package io.flowhq.client;

import io.flowhq.client.form.CustomerChat;
import io.flowhq.client.form.HandoffForm;
import io.flowhq.client.refusal.ChatNotFound;
import io.flowhq.client.refusal.InvalidHandoff;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.contract.TenantId;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.ChatHandoffs.Cause;
import io.flowhq.store.message.ChatHandoffs.Handoff;
import io.flowhq.store.message.Contacts;
import io.flowhq.store.message.MessageLogs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes chats over from the bot and gives them back to it. Each change is in the audit trail with the chat's id
 * shortened, done or refused.
 */
public class HandoffCommands {

    /** How long a person has a chat when nobody says otherwise. */
    public static final Duration USUAL = Duration.ofMinutes(30);

    private static final Duration MAX_LENGTH = Duration.ofHours(24);

    private final TenantReads tenants;
    private final ChatHandoffs handoffs;
    private final MessageLogs messages;
    private final Contacts contacts;
    private final AuditLog audit;
    private final InstantSource clock;

    HandoffCommands(
            TenantReads tenants,
            ChatHandoffs handoffs,
            MessageLogs messages,
            Contacts contacts,
            AuditLog audit,
            InstantSource clock) {
        this.tenants = tenants;
        this.handoffs = handoffs;
        this.messages = messages;
        this.contacts = contacts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Those that are on, the next to end first.
     *
     * @throws TenantNotFound when there is none
     */
    public List<Handoff> of(TenantId tenant) {
        tenants.get(tenant);
        return handoffs.all(tenant, clock.instant());
    }

    /**
     * Silences the bot in a chat; one in which it is silent already is only ever silent for longer.
     *
     * @throws InvalidHandoff with every fault of the form
     * @throws TenantNotFound when there is none
     * @throws ChatNotFound when nobody ever wrote to the tenant there
     */
    public Handoff take(TenantId tenant, HandoffForm form, String by) {
        return audit.change(AuditAct.TAKE_CHAT, tenant, by, facts -> {
            tenants.get(tenant);
            Map<String, String> errors = new LinkedHashMap<>();
            CustomerChat chat = chat(form.chatId(), errors);
            Duration length = length(form.minutes(), errors);
            if (chat == null || length == null) {
                throw new InvalidHandoff(errors);
            }
            facts.put("chat", chat.shortened());
            facts.put("minutes", Long.toString(length.toMinutes()));
            String key = mustKnow(tenant, chat);
            Instant now = clock.instant();
            return handoffs.begin(tenant, key, Cause.STAFF, now, now.plus(length));
        });
    }

    /**
     * Lets the bot answer in a chat again; done as well when nobody had it any more.
     *
     * @throws InvalidHandoff when this is no chat's id
     * @throws TenantNotFound when there is none
     * @throws ChatNotFound when nobody ever wrote to the tenant there
     */
    public void giveBack(TenantId tenant, String chatId, String by) {
        audit.change(AuditAct.GIVE_CHAT_BACK, tenant, by, facts -> {
            tenants.get(tenant);
            Map<String, String> errors = new LinkedHashMap<>();
            CustomerChat chat = chat(chatId, errors);
            if (chat == null) {
                throw new InvalidHandoff(errors);
            }
            facts.put("chat", chat.shortened());
            if (!handoffs.end(tenant, contacts.chatKey(tenant, chat.id()))) {
                mustKnow(tenant, chat);
            }
            return chat;
        });
    }

    /** The key under which the person is known, whichever of their ids was given. */
    private String mustKnow(TenantId tenant, CustomerChat chat) {
        String key = contacts.chatKey(tenant, chat.id());
        if (!messages.knows(tenant, key)) {
            throw new ChatNotFound(tenant, chat.shortened());
        }
        return key;
    }

    private static @Nullable CustomerChat chat(@Nullable String id, Map<String, String> errors) {
        return CustomerChat.of(id).orElseGet(() -> {
            errors.put("chat_id", "The chat's id is one like 255712345678@c.us or 98765432109876@lid.");
            return null;
        });
    }

    private static @Nullable Duration length(@Nullable String minutes, Map<String, String> errors) {
        if (minutes == null || minutes.isBlank()) {
            return USUAL;
        }
        try {
            Duration length = Duration.ofMinutes(Integer.parseInt(minutes.strip()));
            if (length.isPositive() && length.compareTo(MAX_LENGTH) <= 0) {
                return length;
            }
        } catch (NumberFormatException malformed) {
            // Said below, like a length that is too short or too long.
        }
        errors.put("minutes", "The minutes are a whole number from 1 to " + MAX_LENGTH.toMinutes() + ".");
        return null;
    }
}
