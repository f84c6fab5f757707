package io.flowhq.simulator.service;

import io.flowhq.simulator.service.message.Wid;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** One conversation of a business phone. Guarded by the lock of {@link WhatsApp}. */
final class Chat {
    final Wid wid;
    private final ArrayDeque<ChatLine> lines = new ArrayDeque<>();

    Chat(Wid wid) {
        this.wid = wid;
    }

    void add(ChatLine line) {
        lines.addLast(line);
    }

    void forget(ChatLine line) {
        lines.remove(line);
    }

    int size() {
        return lines.size();
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    List<ChatLine> lines() {
        return List.copyOf(lines);
    }

    /** The latest message of this id; a resent one has the id of the first. */
    Optional<ChatLine> line(String id) {
        for (var all = lines.descendingIterator(); all.hasNext(); ) {
            var line = all.next();
            if (line.message.key().id().equals(id)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }
}
