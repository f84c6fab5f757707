package io.flowhq.worker.session;

import io.flowhq.contract.TenantId;
import io.flowhq.worker.page.InboundMessage;

/** In a worker without a message pipeline: sessions are linked and kept, and nobody reads. */
final class NoMessagePipeline implements MessageListener {

    @Override
    public void sessionReady(LinkedChats session) {}

    @Override
    public void messageArrived(TenantId tenant, InboundMessage message) {}

    @Override
    public void acked(TenantId tenant, String messageId, int ack) {}

    @Override
    public void sessionGone(TenantId tenant) {}
}
