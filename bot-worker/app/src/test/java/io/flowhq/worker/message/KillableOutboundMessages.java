package io.flowhq.worker.message;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.message.InboundOutcome;
import io.flowhq.store.message.NewInboundMessage;
import io.flowhq.store.message.OutboundMessage;
import io.flowhq.store.message.OutboundMessages;
import io.flowhq.store.message.OutboundOutcome;
import io.flowhq.store.message.SendPermit;
import io.flowhq.store.message.SendingLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The store's answers with the steps around what becomes of them. What changes anything goes to the store's own, whose
 * transactions are those of life.
 */
final class KillableOutboundMessages extends OutboundMessages {

    private final OutboundMessages outboundMessages;
    private final KillPoint killPoint;

    KillableOutboundMessages(ApplicationContext store, KillPoint killPoint) {
        super(store.getBean(JdbcClient.class), store.getBean(ChangeNotifier.class));
        this.outboundMessages = store.getBean(OutboundMessages.class);
        this.killPoint = killPoint;
    }

    @Override
    public SendPermit begin(OutboundMessage outboundMessage, Epoch epoch, SendingLimit limit) {
        killPoint.at(PipelineStep.BEFORE_BEGINNING);
        SendPermit sendPermit = outboundMessages.begin(outboundMessage, epoch, limit);
        killPoint.at(PipelineStep.AFTER_BEGINNING);
        return sendPermit;
    }

    @Override
    public void settle(
            OutboundMessage outboundMessage, OutboundOutcome outcome, @Nullable Integer ack, @Nullable String error) {
        killPoint.at(PipelineStep.AFTER_SENDING);
        outboundMessages.settle(outboundMessage, outcome, ack, error);
        killPoint.at(PipelineStep.AFTER_SETTLING);
    }

    @Override
    public void acknowledged(TenantId tenant, String waMessageId, int ack) {
        outboundMessages.acknowledged(tenant, waMessageId, ack);
    }

    @Override
    public void typedOnPhone(TenantId tenant, NewInboundMessage message) {
        outboundMessages.typedOnPhone(tenant, message);
    }

    @Override
    public void withdraw(OutboundMessage outboundMessage, InboundOutcome outcome) {
        outboundMessages.withdraw(outboundMessage, outcome);
    }
}
