package io.flowhq.simulator.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the service has to remember over a restart: phones, their devices with what waits for them, and the latest lines of
 * their chats. Faults, the ledger and clients not yet linked are not part of it.
 */
public record Snapshot(List<PhoneState> phones) {

    private static final int LINES = 100;

    public record PhoneState(PhoneNumber number, String name, List<DeviceState> devices, List<ChatState> chats) {

        static PhoneState of(Phone phone) {
            return new PhoneState(
                    phone.number,
                    phone.name(),
                    phone.devices().stream().map(DeviceState::of).toList(),
                    phone.chats().stream().map(ChatState::of).toList());
        }
    }

    /** @param attempts what it has sent lately, so that a page repeating itself is still recognised */
    public record DeviceState(
            String id,
            String publicKey,
            Instant linkedAt,
            long generation,
            long confirmed,
            int rolledBack,
            List<Delivery> waiting,
            Map<String, ToPage.Sent> attempts) {

        static DeviceState of(Device device) {
            return new DeviceState(
                    device.id,
                    device.publicKey,
                    device.linkedAt,
                    device.generation,
                    device.confirmed,
                    device.rolledBack,
                    device.deliveries(),
                    device.attempts());
        }

        Device device(PhoneNumber number) {
            var device = new Device(id, number, publicKey, linkedAt);
            device.generation = generation;
            device.confirmed = confirmed;
            device.rolledBack = rolledBack;
            waiting.forEach(device::queue);
            attempts.forEach(device::attempted);
            return device;
        }
    }

    public record ChatState(List<LineState> lines) {
        static ChatState of(Chat chat) {
            var lines = chat.lines();
            return new ChatState(lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
                    .map(line -> new LineState(line.message, line.ack().number()))
                    .toList());
        }
    }

    public record LineState(Message message, int ack) {}
}
