package io.flowhq.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.flowhq.client.PageActions;
import io.flowhq.client.form.CustomerChat;
import io.flowhq.contract.TenantId;
import io.flowhq.store.message.Contact;
import io.flowhq.store.message.Contacts;
import io.flowhq.store.page.PageAnswer;
import io.flowhq.store.page.PageRequestKind;
import io.flowhq.web.chat.ChatIds;
import io.flowhq.web.problem.ApiProblem;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Small things that the page of a session does at once: marking as read, typing, looking a number up. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class PresenceController {

    private final ApiSessions sessions;
    private final PageActions page;
    private final Contacts contacts;

    PresenceController(ApiSessions sessions, PageActions page, Contacts contacts) {
        this.sessions = sessions;
        this.page = page;
        this.contacts = contacts;
    }

    record ChatRequest(@Nullable String session, @Nullable String chatId) {

        @Override
        public String toString() {
            return "ChatRequest[" + session + "]";
        }
    }

    /** @param pn the chat of the number, null when it is not on WhatsApp */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NumberJson(
            boolean numberExists,
            @Nullable String chatId,
            @Nullable String pn) {}

    @PostMapping("/sendSeen")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Boolean> seen(@RequestBody ChatRequest request, ApiCaller caller) throws InterruptedException {
        return done(PageRequestKind.SEEN, request, caller);
    }

    /** Shown for 25 s at most. */
    @PostMapping("/startTyping")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Boolean> typing(@RequestBody ChatRequest request, ApiCaller caller) throws InterruptedException {
        return done(PageRequestKind.TYPING, request, caller);
    }

    @PostMapping("/stopTyping")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Boolean> paused(@RequestBody ChatRequest request, ApiCaller caller) throws InterruptedException {
        return done(PageRequestKind.PAUSED, request, caller);
    }

    /** Whether a number is on WhatsApp. */
    @GetMapping({"/contacts/check-exists", "/checkNumberStatus"})
    NumberJson number(
            @RequestParam String phone, @RequestParam(required = false) @Nullable String session, ApiCaller caller)
            throws InterruptedException {
        var tenant = sessions.get(caller, session).tenant().id();
        var chat = chat(phone);
        var found = ask(tenant, PageRequestKind.NUMBER, chat, caller).answer();
        return new NumberJson(found != null, found, found == null ? null : chat.id());
    }

    private Map<String, Boolean> done(PageRequestKind kind, ChatRequest request, ApiCaller caller)
            throws InterruptedException {
        var tenant = sessions.get(caller, request.session()).tenant().id();
        var chat = chat(Objects.requireNonNullElse(request.chatId(), ""));
        if (contacts.find(tenant, chat.id()).map(Contact::chatKey).isEmpty()) {
            throw ApiProblem.of(
                    HttpStatus.NOT_FOUND,
                    "contact_not_found",
                    "No such contact",
                    "The session knows no such contact.",
                    null);
        }
        ask(tenant, kind, chat, caller);
        return Map.of("result", true);
    }

    private PageAnswer ask(TenantId tenant, PageRequestKind kind, CustomerChat chat, ApiCaller caller)
            throws InterruptedException {
        var request = page.ask(tenant, kind, chat, caller.getName());
        var answer = PageWait.until("answer", () -> page.answerTo(tenant, request));
        if (answer.refusal() != null) {
            throw ApiProblem.wrongState(
                    "page_refused", "WhatsApp's page refused: " + answer.refusal() + ".", "Look at the session.");
        }
        return answer;
    }

    private static CustomerChat chat(String chatId) {
        return CustomerChat.of(ChatIds.read(chatId))
                .orElseThrow(() -> ApiProblem.wrongState(
                        "invalid_chat",
                        "The chat's id is one like 255712345678@c.us or 98765432109876@lid.",
                        "Give the number with its country code."));
    }
}
