package io.flowhq.simulator.service;

import io.flowhq.simulator.service.client.ClientConnection;
import io.flowhq.simulator.service.client.ToPage;
import io.flowhq.simulator.service.message.PendingDelivery;
import io.flowhq.simulator.service.message.PhoneNumber;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A web client linked to a phone, as the service knows it: the key it must hold, the generation it has reached, and what
 * it has not acknowledged yet.
 *
 * <p>The <em>generation</em> rises with each connection. A client that comes with an older one than it once confirmed to
 * have stored was put back from a copy: it stays linked, but what a later generation acknowledged is gone, for it and for
 * good. Guarded by the lock of {@link WhatsApp}.
 */
final class LinkedDevice {
    /** No more may wait; whoever writes then is refused instead of something being dropped. */
    static final int MAX_WAITING = 10_000;

    private static final int MAX_IN_FLIGHT = 256;
    private static final int MAX_ATTEMPTS = 500;

    final String id;
    final PhoneNumber number;
    final String publicKey;
    final Instant linkedAt;
    long generation;
    long confirmed;
    int rolledBack;
    int ousted;
    /** As the real client is from its connection until its page says otherwise. */
    boolean available;

    private long nextSeq = 1;
    private final TreeMap<Long, PendingDelivery> waiting = new TreeMap<>();
    private long lastSent;
    private int inFlight;
    private final Map<String, ToPage.Sent> attempts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ToPage.Sent> eldest) {
            return size() > MAX_ATTEMPTS;
        }
    };

    LinkedDevice(String id, PhoneNumber number, String publicKey, Instant linkedAt) {
        this.id = id;
        this.number = number;
        this.publicKey = publicKey;
        this.linkedAt = linkedAt;
    }

    boolean isFull() {
        return waiting.size() >= MAX_WAITING;
    }

    int waiting() {
        return waiting.size();
    }

    List<PendingDelivery> deliveries() {
        return List.copyOf(waiting.values());
    }

    void queue(PendingDelivery pendingDelivery) {
        waiting.put(nextSeq++, pendingDelivery);
    }

    /** A new connection starts again with whatever is not acknowledged. */
    void rewind() {
        lastSent = 0;
        inFlight = 0;
    }

    /** Sends as much as the page may have unacknowledged at once. */
    void pump(ClientConnection clientConnection) {
        for (var next = waiting.higherEntry(lastSent);
                next != null && inFlight < MAX_IN_FLIGHT;
                next = waiting.higherEntry(lastSent)) {
            clientConnection.send(new ToPage.Deliver(next.getKey(), next.getValue()));
            lastSent = next.getKey();
            inFlight++;
        }
    }

    @Nullable
    PendingDelivery acknowledged(long seq) {
        var pendingDelivery = waiting.remove(seq);
        if (pendingDelivery != null && seq <= lastSent) {
            inFlight--;
        }
        return pendingDelivery;
    }

    Map<String, ToPage.Sent> attempts() {
        return Map.copyOf(attempts);
    }

    ToPage.@Nullable Sent attempt(String attempt) {
        return attempts.get(attempt);
    }

    void attempted(String attempt, ToPage.Sent fate) {
        attempts.put(attempt, fate);
    }
}
