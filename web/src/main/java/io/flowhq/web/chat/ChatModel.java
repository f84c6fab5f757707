package io.flowhq.web.chat;

import io.flowhq.client.FollowUpCommands;
import io.flowhq.client.RequestCommands;
import io.flowhq.client.TenantReads;
import io.flowhq.client.form.CustomerChat;
import io.flowhq.contract.TenantId;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.ChatHandoffs.Handoff;
import io.flowhq.store.message.MessageLog;
import io.flowhq.store.message.MessageLogs;
import io.flowhq.store.message.MessageOrigin;
import io.flowhq.store.order.RequestKind;
import io.flowhq.web.page.FormKey;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Reads what the tenant page shows of messages and of the chats that people have. */
@Component
public class ChatModel {

    public static final int MESSAGES_SHOWN = 50;

    private final TenantReads reads;
    private final MessageLogs messages;
    private final ChatHandoffs handoffs;
    private final FollowUpCommands followUps;
    private final RequestCommands requests;
    private final InstantSource clock;

    ChatModel(
            TenantReads reads,
            MessageLogs messages,
            ChatHandoffs handoffs,
            FollowUpCommands followUps,
            RequestCommands requests,
            InstantSource clock) {
        this.reads = reads;
        this.messages = messages;
        this.handoffs = handoffs;
        this.followUps = followUps;
        this.requests = requests;
        this.clock = clock;
    }

    /** @throws io.flowhq.client.refusal.TenantNotFound when there is none */
    public void fill(Model model, TenantId id) {
        var zone = reads.get(id).timeZone();
        var now = clock.instant();
        var latest = messages.latest(id, MESSAGES_SHOWN);
        var taken = handoffs.all(id, now);
        var views = views(latest, taken, now, zone);
        model.addAttribute("zone", zone.getId());
        model.addAttribute("tenantId", id);
        model.addAttribute("messages", views);
        model.addAttribute("formKey", FormKey.next());
        model.addAttribute(
                "requests",
                Stream.of(RequestKind.values())
                        .flatMap(kind -> requests.list(id, kind).stream())
                        .filter(request -> request.status().isOpen())
                        .map(request -> RequestView.of(request, now, zone))
                        .toList());
        model.addAttribute(
                "followUps",
                followUps.open(id).stream()
                        .map(followUp -> FollowUpView.of(followUp, now, zone))
                        .toList());
        model.addAttribute("handoffs", views(taken, names(latest), now, zone));
    }

    private static List<HandoffView> views(
            List<Handoff> taken, Map<String, CustomerView> names, Instant now, ZoneId zone) {
        return taken.stream()
                .map(handoff -> HandoffView.of(
                        handoff, names.getOrDefault(handoff.chatId(), CustomerView.of(handoff.chatId())), now, zone))
                .toList();
    }

    /** Who the customers are whose number is only in the log. */
    private static Map<String, CustomerView> names(List<MessageLog> latest) {
        Map<String, CustomerView> names = new HashMap<>();
        for (var message : latest) {
            names.put(message.chatId(), MessageView.customer(message));
        }
        return names;
    }

    private static List<MessageView> views(List<MessageLog> latest, List<Handoff> taken, Instant now, ZoneId zone) {
        Set<String> offered = taken.stream().map(Handoff::chatId).collect(Collectors.toCollection(HashSet::new));
        Map<String, Long> written = latest.stream()
                .filter(message -> message.origin() == MessageOrigin.PERSON)
                .collect(Collectors.toMap(MessageLog::chatId, MessageLog::id, Math::max));
        Set<String> seen = new HashSet<>();
        var views = new ArrayDeque<MessageView>();
        for (var message : latest.reversed()) {
            var newest = CustomerChat.of(message.chatId()).isPresent() && seen.add(message.chatId());
            views.addFirst(MessageView.of(
                    message,
                    newest && offered.add(message.chatId()),
                    newest ? written.getOrDefault(message.chatId(), 0L) : null,
                    now,
                    zone));
        }
        return List.copyOf(views);
    }
}
