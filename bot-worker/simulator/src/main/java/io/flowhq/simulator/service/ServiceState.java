package io.flowhq.simulator.service;

import io.flowhq.simulator.service.client.ToPage;
import io.flowhq.simulator.service.message.ChatMessage;
import io.flowhq.simulator.service.message.PendingDelivery;
import io.flowhq.simulator.service.message.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the service has to remember over a restart: phones, their devices with what waits for them, and the latest lines of
 * their chats. Faults, the ledger and clients not yet linked are not part of it.
 */
public record ServiceState(List<PhoneState> phones) {

    private static final int MAX_LINES = 100;

    public record PhoneState(PhoneNumber number, String name, List<DeviceState> devices, List<ChatState> chats) {

        static PhoneState of(BusinessPhone businessPhone) {
            return new PhoneState(
                    businessPhone.number,
                    businessPhone.name(),
                    businessPhone.devices().stream().map(DeviceState::of).toList(),
                    businessPhone.chats().stream().map(ChatState::of).toList());
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
            List<PendingDelivery> waiting,
            Map<String, ToPage.Sent> attempts) {

        static DeviceState of(LinkedDevice linkedDevice) {
            return new DeviceState(
                    linkedDevice.id,
                    linkedDevice.publicKey,
                    linkedDevice.linkedAt,
                    linkedDevice.generation,
                    linkedDevice.confirmed,
                    linkedDevice.rolledBack,
                    linkedDevice.deliveries(),
                    linkedDevice.attempts());
        }

        LinkedDevice device(PhoneNumber number) {
            var linkedDevice = new LinkedDevice(id, number, publicKey, linkedAt);
            linkedDevice.generation = generation;
            linkedDevice.confirmed = confirmed;
            linkedDevice.rolledBack = rolledBack;
            waiting.forEach(linkedDevice::queue);
            attempts.forEach(linkedDevice::attempted);
            return linkedDevice;
        }
    }

    public record ChatState(List<LineState> lines) {
        static ChatState of(Chat chat) {
            var lines = chat.lines();
            return new ChatState(lines.subList(Math.max(0, lines.size() - MAX_LINES), lines.size()).stream()
                    .map(line -> new LineState(line.message, line.ack().number()))
                    .toList());
        }
    }

    public record LineState(ChatMessage message, int ack) {}
}
