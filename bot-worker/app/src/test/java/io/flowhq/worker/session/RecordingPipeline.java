package io.flowhq.worker.session;

import io.flowhq.contract.TenantId;
import io.flowhq.worker.page.InboundMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what sessions report of messages. */
final class RecordingPipeline implements MessagePipeline {

    final List<InboundMessage> messages = new CopyOnWriteArrayList<>();
    final List<LinkedChats> ready = new CopyOnWriteArrayList<>();
    final List<TenantId> gone = new CopyOnWriteArrayList<>();
    /** A message of this text is one that nothing can be made of. */
    volatile String unreadable = "";
    /** Whether it fails by an error when a session ends. */
    volatile boolean failing;

    @Override
    public MessageIntake open(LinkedChats chats) {
        ready.add(chats);
        return new MessageIntake() {
            @Override
            public void arrived(InboundMessage message) {
                if (message.body().equals(unreadable)) {
                    throw new IllegalStateException("nothing can be made of it");
                }
                messages.add(message);
            }

            @Override
            public void acknowledged(String messageId, int ack) {}

            @Override
            public Optional<Duration> holding() {
                return Optional.empty();
            }

            @Override
            public void close() {
                gone.add(chats.tenant());
                if (failing) {
                    throw new StackOverflowError("while closing");
                }
            }
        };
    }

    List<String> texts() {
        return messages.stream()
                .filter(m -> !m.fromMe())
                .map(InboundMessage::body)
                .toList();
    }
}
