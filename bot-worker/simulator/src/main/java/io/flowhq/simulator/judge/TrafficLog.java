package io.flowhq.simulator.judge;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that passed, in order, as far back as there is room. Thread-safe. */
public final class TrafficLog {

    /** One thing that happened to a business phone. Chats of persons go by the digits of their number, others by their address. */
    public sealed interface Entry {
        Instant at();

        String phone();
    }

    /** Somebody wrote to the business. @param id how its devices name the message */
    public record Question(Instant at, String phone, String chat, String id, String type, String text)
            implements Entry {}

    /** A linked web client wrote. @param quoted the message it replies to */
    public record Answer(
            Instant at,
            String phone,
            String chat,
            String id,
            @Nullable String quoted,
            String text) implements Entry {}

    /** The owner wrote on the phone itself; the phone's own greeting is no such thing. */
    public record OwnerWrote(Instant at, String phone, String chat) implements Entry {}

    /** A customer deleted a message for everyone: it wants no answer any more. */
    public record Withdrawn(Instant at, String phone, String id) implements Entry {}

    /** The phone has a linked device, having had none. */
    public record Linked(Instant at, String phone) implements Entry {}

    /** The phone has lost its last linked device. */
    public record Unlinked(Instant at, String phone) implements Entry {}

    private final int room;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long forgotten;

    public TrafficLog(int room) {
        this.room = room;
    }

    public synchronized void add(Entry entry) {
        if (entries.size() == room) {
            entries.removeFirst();
            forgotten++;
        }
        entries.addLast(entry);
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** How many entries no longer had room; a verdict that should have seen them is incomplete. */
    public synchronized long forgotten() {
        return forgotten;
    }

    public synchronized void clear() {
        entries.clear();
        forgotten = 0;
    }
}
