package io.flowhq.worker.session;

import io.flowhq.contract.TenantId;
import io.flowhq.worker.page.InboundMessage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a session tells of messages. */
final class RecordingListener implements MessageListener {

    final List<InboundMessage> messages = new CopyOnWriteArrayList<>();
    final List<LinkedChats> ready = new CopyOnWriteArrayList<>();
    final List<TenantId> gone = new CopyOnWriteArrayList<>();

    @Override
    public void sessionReady(LinkedChats session) {
        ready.add(session);
    }

    @Override
    public void messageArrived(TenantId tenant, InboundMessage message) {
        messages.add(message);
    }

    @Override
    public void acked(TenantId tenant, String messageId, int ack) {}

    @Override
    public void sessionGone(TenantId tenant) {
        gone.add(tenant);
    }

    List<String> texts() {
        return messages.stream()
                .filter(m -> !m.fromMe())
                .map(InboundMessage::body)
                .toList();
    }
}
