package io.flowhq.web.api;

import io.flowhq.contract.TenantId;
import io.flowhq.store.message.Contact;
import io.flowhq.store.message.Contacts;
import io.flowhq.store.message.Direction;
import io.flowhq.store.message.MessageFilter;
import io.flowhq.store.message.MessageLog;
import io.flowhq.store.message.MessageLogs;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.web.chat.ChatIds;
import io.flowhq.web.problem.ApiProblem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The chats, messages and contacts of a session, as Flow HQ has logged them. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class ChatController {

    /** The last second of the year 9999. */
    private static final long MAX_TIME = 253_402_300_799L;

    private final ApiSessions sessions;
    private final MessageLogs messages;
    private final Contacts contacts;

    ChatController(ApiSessions sessions, MessageLogs messages, Contacts contacts) {
        this.sessions = sessions;
        this.messages = messages;
        this.contacts = contacts;
    }

    /**
     * @param name the contact's, null while WhatsApp has not said it
     * @param isGroup never: groups are left alone
     */
    record ChatJson(String id, @Nullable String name, boolean isGroup, long timestamp, ApiMessage lastMessage) {}

    /**
     * @param id the chat that the contact's messages are in
     * @param number digits, null while only a hidden id is known
     * @param lid the hidden id, null while only a number is known
     */
    record ContactJson(
            String id,
            @Nullable String number,
            @Nullable String lid,
            @Nullable String name,
            @Nullable String pushname,
            boolean isMyContact,
            boolean isGroup) {

        static ContactJson of(Contact contact) {
            return new ContactJson(
                    contact.chatKey(),
                    contact.phoneNumber(),
                    contact.lid() == null ? null : contact.lid() + "@lid",
                    contact.name(),
                    contact.name(),
                    true,
                    false);
        }
    }

    /** The two ids of one person. */
    record LidJson(@Nullable String lid, @Nullable String pn) {}

    @GetMapping({"/{session}/chats", "/{session}/chats/overview"})
    List<ChatJson> chats(
            @PathVariable String session,
            @RequestParam(defaultValue = "20") @Min(1) @Max(200) int limit,
            @RequestParam(defaultValue = "0") @Min(0) long offset,
            ApiCaller caller) {
        var known = sessions.get(caller, session);
        var tenant = known.tenant().id();
        return messages.lastOfChats(tenant, limit, offset).stream()
                .map(last -> new ChatJson(
                        last.chatId(),
                        contacts.find(tenant, last.chatId()).map(Contact::name).orElse(null),
                        false,
                        last.createdAt().getEpochSecond(),
                        json(known, last)))
                .toList();
    }

    /** The same as the client waha asks for it. */
    @GetMapping("/chats")
    List<ChatJson> chatsOf(
            @RequestParam(required = false) @Nullable String session,
            @RequestParam(defaultValue = "20") @Min(1) @Max(200) int limit,
            @RequestParam(defaultValue = "0") @Min(0) long offset,
            ApiCaller caller) {
        return chats(session == null ? "default" : session, limit, offset, caller);
    }

    /** Newest first. */
    @GetMapping("/{session}/chats/{chat}/messages")
    List<ApiMessage> messages(
            @PathVariable String session,
            @PathVariable String chat,
            @RequestParam(defaultValue = "20") @Min(1) @Max(1000) int limit,
            @RequestParam(defaultValue = "0") @Min(0) long offset,
            @RequestParam(name = "filter.fromMe", required = false) @Nullable Boolean fromMe,
            @RequestParam(name = "filter.timestamp.gte", required = false) @Min(0) @Max(MAX_TIME) @Nullable Long from,
            @RequestParam(name = "filter.timestamp.lte", required = false) @Min(0) @Max(MAX_TIME) @Nullable Long until,
            ApiCaller caller) {
        return page(session, chat, filter(fromMe, from, until), limit, offset, caller);
    }

    /** WAHA's older address of the same. */
    @GetMapping("/messages")
    List<ApiMessage> messagesOf(
            @RequestParam(required = false) @Nullable String session,
            @RequestParam String chatId,
            @RequestParam(defaultValue = "20") @Min(1) @Max(1000) int limit,
            @RequestParam(defaultValue = "0") @Min(0) long offset,
            @RequestParam(name = "filter.fromMe", required = false) @Nullable Boolean fromMe,
            @RequestParam(name = "filter.timestamp.gte", required = false) @Min(0) @Max(MAX_TIME) @Nullable Long from,
            @RequestParam(name = "filter.timestamp.lte", required = false) @Min(0) @Max(MAX_TIME) @Nullable Long until,
            ApiCaller caller) {
        return page(session, chatId, filter(fromMe, from, until), limit, offset, caller);
    }

    private List<ApiMessage> page(
            @Nullable String session, String chat, MessageFilter filter, int limit, long offset, ApiCaller caller) {
        var known = sessions.get(caller, session);
        var tenant = known.tenant().id();
        return messages.page(tenant, key(tenant, chat), filter, limit, offset).stream()
                .map(message -> json(known, message))
                .toList();
    }

    /** Times are whole seconds, as those of messages are. */
    private static MessageFilter filter(@Nullable Boolean fromMe, @Nullable Long from, @Nullable Long until) {
        return new MessageFilter(
                fromMe == null ? null : fromMe ? Direction.OUT : Direction.IN,
                from == null ? null : Instant.ofEpochSecond(from),
                until == null ? null : Instant.ofEpochSecond(until + 1).minusNanos(1_000));
    }

    @GetMapping("/{session}/chats/{chat}/messages/{message}")
    ApiMessage message(
            @PathVariable String session, @PathVariable String chat, @PathVariable String message, ApiCaller caller) {
        var known = sessions.get(caller, session);
        return messages.named(known.tenant().id(), key(known.tenant().id(), chat), message)
                .map(found -> json(known, found))
                .orElseThrow(() -> notFound("message_not_found", "No such message", "chat has no such message"));
    }

    @GetMapping("/contacts/all")
    List<ContactJson> contacts(
            @RequestParam(required = false) @Nullable String session,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @RequestParam(defaultValue = "0") @Min(0) long offset,
            ApiCaller caller) {
        var tenant = sessions.get(caller, session).tenant().id();
        return contacts.list(tenant, limit, offset).stream()
                .map(ContactJson::of)
                .toList();
    }

    @GetMapping("/contacts")
    ContactJson contact(
            @RequestParam(required = false) @Nullable String session,
            @RequestParam String contactId,
            ApiCaller caller) {
        var tenant = sessions.get(caller, session).tenant().id();
        return contacts.find(tenant, ChatIds.read(contactId))
                .map(ContactJson::of)
                .orElseThrow(() -> notFound("contact_not_found", "No such contact", "session knows no such contact"));
    }

    @GetMapping("/{session}/lids")
    List<LidJson> lids(
            @PathVariable String session,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @RequestParam(defaultValue = "0") @Min(0) long offset,
            ApiCaller caller) {
        var tenant = sessions.get(caller, session).tenant().id();
        return contacts.list(tenant, limit, offset).stream()
                .filter(contact -> contact.lid() != null)
                .map(ChatController::lid)
                .toList();
    }

    record Count(long count) {}

    @GetMapping("/{session}/lids/count")
    Count countLids(@PathVariable String session, ApiCaller caller) {
        return new Count(
                contacts.countHidden(sessions.get(caller, session).tenant().id()));
    }

    @GetMapping("/{session}/lids/{lid}")
    LidJson lid(@PathVariable String session, @PathVariable String lid, ApiCaller caller) {
        return ids(session, lid.endsWith("@lid") ? lid : lid + "@lid", caller);
    }

    @GetMapping("/{session}/lids/pn/{number}")
    LidJson lidOf(@PathVariable String session, @PathVariable String number, ApiCaller caller) {
        return ids(session, ChatIds.read(number), caller);
    }

    private LidJson ids(String session, String chatId, ApiCaller caller) {
        var tenant = sessions.get(caller, session).tenant().id();
        return contacts.find(tenant, chatId)
                .map(ChatController::lid)
                .orElseThrow(() -> notFound("contact_not_found", "No such contact", "session knows no such contact"));
    }

    private static LidJson lid(Contact contact) {
        return new LidJson(
                contact.lid() == null ? null : contact.lid() + "@lid",
                contact.phoneNumber() == null ? null : contact.phoneNumber() + "@c.us");
    }

    private String key(TenantId tenant, String chat) {
        return contacts.chatKey(tenant, ChatIds.read(chat));
    }

    private static ApiMessage json(TenantOverview session, MessageLog message) {
        return ApiMessage.of(message, TextController.ownId(session));
    }

    private static ApiProblem notFound(String code, String title, String what) {
        return ApiProblem.of(HttpStatus.NOT_FOUND, code, title, "The " + what + ".", null);
    }
}
