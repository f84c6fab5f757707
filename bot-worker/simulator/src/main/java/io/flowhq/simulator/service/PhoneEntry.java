package io.flowhq.simulator.service;

import io.flowhq.simulator.service.message.PhoneNumber;
import io.flowhq.simulator.service.message.SenderKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A phone with a line for each of its chats.
 *
 * @param notifications how often it rang for a customer's message
 */
public record PhoneEntry(PhoneNumber number, String name, String lid, int notifications, List<ChatHead> chats) {

    /** @param last the latest message's text */
    public record ChatHead(String chat, @Nullable String name, String last, Instant at, int messages) {}

    static PhoneEntry of(BusinessPhone businessPhone) {
        var heads = businessPhone.chats().stream()
                .map(chat -> {
                    var lines = chat.lines();
                    var last = lines.get(lines.size() - 1).message;
                    var name = lines.stream()
                            .filter(line ->
                                    line.message.by() == SenderKind.CUSTOMER && line.message.notifyName() != null)
                            .map(line -> line.message.notifyName())
                            .findFirst()
                            .orElse(null);
                    return new ChatHead(
                            chat.wid.isPerson() ? chat.wid.user() : chat.wid.toString(),
                            name,
                            last.body(),
                            last.at(),
                            lines.size());
                })
                .sorted(Comparator.comparing(ChatHead::at).reversed())
                .toList();
        return new PhoneEntry(
                businessPhone.number,
                businessPhone.name(),
                businessPhone.number.lid().toString(),
                businessPhone.notifications,
                heads);
    }
}
