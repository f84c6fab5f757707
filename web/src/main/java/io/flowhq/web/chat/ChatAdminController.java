package io.flowhq.web.chat;

import io.flowhq.client.TenantReads;
import io.flowhq.contract.TenantId;
import io.flowhq.store.message.ChatSummary;
import io.flowhq.web.page.PageNavigation;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of a tenant's chats, and of one of them with why each thing was said. */
@Controller
@RequestMapping(path = "/admin/tenants/{tenant}/chats", produces = MediaType.TEXT_HTML_VALUE)
class ChatAdminController {

    private final ChatReads chats;
    private final TenantReads tenants;
    private final MessageSource words;
    private final InstantSource clock;

    ChatAdminController(ChatReads chats, TenantReads tenants, MessageSource words, InstantSource clock) {
        this.chats = chats;
        this.tenants = tenants;
        this.words = words;
        this.clock = clock;
    }

    /** A chat in the list. */
    record Row(String chat, @Nullable String name, MessageView newest) {

        static Row of(ChatSummary chat, Instant now, ZoneId zone) {
            return new Row(chat.newest().chatId(), chat.name(), MessageView.of(chat.newest(), now, zone));
        }
    }

    @GetMapping
    String list(
            @PathVariable TenantId tenant,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            HtmxRequest htmx,
            Model model) {
        var of = tenants.get(tenant);
        var now = clock.instant();
        model.addAttribute("tenant", of.tenant());
        model.addAttribute("zone", of.timeZone().getId());
        model.addAttribute("q", ChatReads.asked(q));
        model.addAttribute("page", page);
        model.addAttribute(
                "chats",
                chats.list(tenant, q, page).stream()
                        .map(chat -> Row.of(chat, now, of.timeZone()))
                        .toList());
        model.addAttribute("paging", PageNavigation.of(page, ChatReads.CHATS_SHOWN, chats.count(tenant, q)));
        return isFragment(htmx) ? "chats/list :: chats" : "chats/list";
    }

    @GetMapping("/{chat}")
    String show(
            @PathVariable TenantId tenant,
            @PathVariable String chat,
            @RequestParam(required = false) @Min(1) @Nullable Long before,
            HtmxRequest htmx,
            Model model) {
        var of = tenants.get(tenant);
        var now = clock.instant();
        var found = chats.messages(tenant, chat, before);
        model.addAttribute("tenant", of.tenant());
        model.addAttribute("zone", of.timeZone().getId());
        model.addAttribute("chat", chat);
        model.addAttribute(
                "customer",
                found.isEmpty()
                        ? CustomerView.of(chat)
                        : MessageView.customer(found.getFirst().message()));
        model.addAttribute(
                "messages",
                found.stream()
                        .map(trace -> TraceView.of(trace, words, now, of.timeZone()))
                        .toList());
        model.addAttribute("before", before);
        model.addAttribute(
                "older",
                found.size() < ChatReads.MESSAGES_SHOWN
                        ? null
                        : found.getFirst().message().id());
        return isFragment(htmx) ? "chats/show :: messages" : "chats/show";
    }

    private static boolean isFragment(HtmxRequest htmx) {
        return htmx.isHtmxRequest() && !htmx.isHistoryRestoreRequest();
    }
}
