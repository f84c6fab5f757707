package io.flowhq.simulator.service;

import java.util.ArrayDeque;

/** Every remembered message in the order it came; when there is no more room the oldest goes. Guarded by the lock of {@link WhatsApp}. */
final class MessageStore {
    private record Kept(BusinessPhone phone, Chat chat, ChatLine line) {}

    private final int room;
    private final ArrayDeque<Kept> kept = new ArrayDeque<>();

    MessageStore(int room) {
        this.room = room;
    }

    void keep(BusinessPhone phone, Chat chat, ChatLine line) {
        if (kept.size() == room) {
            var oldest = kept.removeFirst();
            oldest.chat.forget(oldest.line);
            if (oldest.chat.isEmpty()) {
                oldest.phone.forget(oldest.chat);
            }
        }
        chat.add(line);
        kept.addLast(new Kept(phone, chat, line));
    }

    int size() {
        return kept.size();
    }

    void clear() {
        kept.clear();
    }
}
