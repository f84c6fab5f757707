package io.flowhq.web.portal;

import io.flowhq.client.ChatReplies;
import io.flowhq.client.HandoffCommands;
import io.flowhq.client.TenantReads;
import io.flowhq.client.form.CustomerChat;
import io.flowhq.client.form.HandoffForm;
import io.flowhq.client.refusal.ChatNotFound;
import io.flowhq.client.refusal.InvalidText;
import io.flowhq.client.refusal.TextRefused;
import io.flowhq.client.refusal.TooManyTexts;
import io.flowhq.contract.CleanText;
import io.flowhq.store.message.ChatHandoffs.Handoff;
import io.flowhq.store.message.ChatSummaries;
import io.flowhq.store.message.MessageKind;
import io.flowhq.store.message.MessageLog;
import io.flowhq.store.message.MessageLogs;
import io.flowhq.store.message.MessageTrace;
import io.flowhq.web.chat.MessageView;
import io.flowhq.web.page.FormKey;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The business's messages by chat, and the switch that gives a chat to people and back to the assistant. */
@Controller
@RequestMapping(path = "/app/messages", produces = MediaType.TEXT_HTML_VALUE)
class MessagePages {

    private static final int CHATS_SHOWN = 20;
    private static final int MESSAGES_SHOWN = 30;
    private static final int MAX_SEARCH = 100;
    private static final int MAX_PAGE = 10_000;

    private final TenantReads tenants;
    private final MessageLogs messages;
    private final ChatSummaries chats;
    private final HandoffCommands handoffs;
    private final ChatReplies replies;
    private final InstantSource clock;

    MessagePages(
            TenantReads tenants,
            MessageLogs messages,
            ChatSummaries chats,
            HandoffCommands handoffs,
            ChatReplies replies,
            InstantSource clock) {
        this.tenants = tenants;
        this.messages = messages;
        this.chats = chats;
        this.handoffs = handoffs;
        this.replies = replies;
        this.clock = clock;
    }

    /** A chat in the list. */
    record ChatRow(String id, MessageView newest, MessageKind kind, boolean taken) {}

    @GetMapping
    String chats(
            PortalPerson person,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") @Min(0) @Max(MAX_PAGE) int page,
            Model model) {
        var zone = tenants.get(person.tenant()).timeZone();
        var now = clock.instant();
        var asked = q == null ? "" : CleanText.of(q, MAX_SEARCH).strip();
        var found = messages.newestOfChats(person.tenant(), asked, page, CHATS_SHOWN + 1);
        var taken = taken(person);
        List<ChatRow> rows = found.stream()
                .limit(CHATS_SHOWN)
                .map(message -> new ChatRow(
                        message.chatId(),
                        MessageView.of(message, now, zone),
                        message.kind(),
                        taken.contains(message.chatId())))
                .toList();
        model.addAttribute("person", person);
        model.addAttribute("q", asked);
        model.addAttribute("page", page);
        model.addAttribute("more", found.size() > CHATS_SHOWN);
        model.addAttribute("chats", rows);
        return "portal/messages";
    }

    @GetMapping("/{chat}")
    String chat(
            PortalPerson person,
            @PathVariable String chat,
            @RequestParam(required = false) @Min(1) @Nullable Long before,
            Model model) {
        return page(person, known(person, chat), before == null ? Long.MAX_VALUE : before, "", model);
    }

    private String page(PortalPerson person, String chat, long before, String typed, Model model) {
        var zone = tenants.get(person.tenant()).timeZone();
        var now = clock.instant();
        var found = chats.trace(person.tenant(), chat, before, MESSAGES_SHOWN + 1);
        var shown = found.subList(Math.max(0, found.size() - MESSAGES_SHOWN), found.size());
        var questions = found.stream()
                .map(MessageTrace::message)
                .filter(message -> !message.text().isEmpty())
                .collect(Collectors.toMap(MessageLog::id, MessageLog::text));
        model.addAttribute("person", person);
        model.addAttribute("chat", chat);
        model.addAttribute(
                "messages",
                shown.stream()
                        .map(message -> PortalMessageView.of(message, questions, now, zone))
                        .toList());
        model.addAttribute("newest", before == Long.MAX_VALUE);
        model.addAttribute(
                "older",
                found.size() > MESSAGES_SHOWN ? shown.getFirst().message().id() : null);
        model.addAttribute("taken", taken(person).contains(chat));
        model.addAttribute(
                "writes",
                person.isOwner()
                        && before == Long.MAX_VALUE
                        && CustomerChat.of(chat).isPresent());
        model.addAttribute("formKey", FormKey.next());
        model.addAttribute("typed", typed);
        return "portal/chat";
    }

    /** Sends what a person wrote, once for one form, and takes the chat over. */
    @PostMapping("/{chat}/reply")
    String reply(
            PortalPerson person,
            @PathVariable String chat,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String key,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        person.mustBeOwner();
        var known = known(person, chat);
        try {
            replies.send(person.tenant(), known, text, person.name(), FormKey.of(key, text));
        } catch (InvalidText invalid) {
            return refused(
                    person, known, text, "portal.reply.invalid", HttpStatus.UNPROCESSABLE_ENTITY, response, model);
        } catch (TextRefused offline) {
            return refused(person, known, text, "portal.reply.offline", HttpStatus.CONFLICT, response, model);
        } catch (TooManyTexts many) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(many.seconds()));
            return refused(person, known, text, "portal.reply.many", HttpStatus.TOO_MANY_REQUESTS, response, model);
        }
        redirect.addFlashAttribute("noticeKey", "portal.reply.done");
        return "redirect:/app/messages/{chat}";
    }

    private String refused(
            PortalPerson person,
            String chat,
            String typed,
            String alert,
            HttpStatus status,
            HttpServletResponse response,
            Model model) {
        response.setStatus(status.value());
        model.addAttribute("alertKey", alert);
        return page(person, chat, Long.MAX_VALUE, typed, model);
    }

    @PostMapping("/{chat}/take")
    String take(PortalPerson person, @PathVariable String chat) {
        known(person, chat);
        handoffs.take(person.tenant(), new HandoffForm(chat, null), person.name());
        return "redirect:/app/messages/{chat}";
    }

    @PostMapping("/{chat}/end")
    String end(PortalPerson person, @PathVariable String chat) {
        known(person, chat);
        handoffs.giveBack(person.tenant(), chat, person.name());
        return "redirect:/app/messages/{chat}";
    }

    private String known(PortalPerson person, String chat) {
        var asked = CleanText.of(chat, MAX_SEARCH);
        if (!messages.knows(person.tenant(), asked)) {
            throw new ChatNotFound(
                    person.tenant(),
                    CustomerChat.of(asked).map(CustomerChat::shortened).orElse("of that id"));
        }
        return asked;
    }

    private Set<String> taken(PortalPerson person) {
        return handoffs.of(person.tenant()).stream().map(Handoff::chatId).collect(Collectors.toSet());
    }
}
