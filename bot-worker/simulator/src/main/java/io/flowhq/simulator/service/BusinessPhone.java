package io.flowhq.simulator.service;

import io.flowhq.simulator.service.message.MessageKey;
import io.flowhq.simulator.service.message.PhoneNumber;
import io.flowhq.simulator.service.message.Wid;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A business's own phone: its name, its chats, and the web clients linked to it. Guarded by the lock of {@link WhatsApp}. */
final class BusinessPhone {
    /** As many as the real service allows. */
    static final int MAX_DEVICES = 4;

    final PhoneNumber number;
    private String name;
    private @Nullable Greeting greeting;
    private final Map<Wid, Instant> greeted = new HashMap<>();
    /** How often the phone rang for a customer's message. */
    int notifications;

    private final Map<Wid, Chat> chats = new LinkedHashMap<>();
    private final Map<String, LinkedDevice> devices = new LinkedHashMap<>();

    BusinessPhone(PhoneNumber number, String name) {
        this.number = number;
        this.name = name;
    }

    String name() {
        return name;
    }

    @Nullable
    Greeting greeting() {
        return greeting;
    }

    void greet(@Nullable Greeting by) {
        greeting = by;
        greeted.clear();
    }

    /** The greeting that a customer's message sets off now, if any. */
    Optional<Greeting> greetingFor(Wid chat, Instant now) {
        var by = greeting;
        var last = greeted.get(chat.chat());
        if (by == null || (last != null && now.isBefore(last.plus(by.every())))) {
            return Optional.empty();
        }
        greeted.put(chat.chat(), now);
        return Optional.of(by);
    }

    void rename(String newName) {
        name = newName;
    }

    List<Chat> chats() {
        return List.copyOf(chats.values());
    }

    @Nullable
    Chat chat(Wid wid) {
        return chats.get(wid.chat());
    }

    /** The message of this key, if it is still remembered. */
    Optional<ChatLine> line(MessageKey key) {
        return Optional.ofNullable(chat(key.chat())).flatMap(chat -> chat.line(key.id()));
    }

    Chat openChat(Wid wid) {
        return chats.computeIfAbsent(wid.chat(), Chat::new);
    }

    void forget(Chat chat) {
        chats.remove(chat.wid);
    }

    List<LinkedDevice> devices() {
        return List.copyOf(devices.values());
    }

    boolean hasRoom() {
        return devices.size() < MAX_DEVICES;
    }

    void link(LinkedDevice linkedDevice) {
        devices.put(linkedDevice.id, linkedDevice);
    }

    void unlink(LinkedDevice linkedDevice) {
        devices.remove(linkedDevice.id);
    }
}
