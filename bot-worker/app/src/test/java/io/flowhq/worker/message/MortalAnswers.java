package io.flowhq.worker.message;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.InboundMessageRow;
import io.flowhq.store.message.NewInboundMessage;
import io.flowhq.store.message.OutboundMessage;
import io.flowhq.store.message.OutboundMessages;
import io.flowhq.store.message.OutboundOutcome;
import io.flowhq.store.message.PlanResult;
import io.flowhq.store.message.ReplyDraft;
import io.flowhq.store.message.SendPermit;
import io.flowhq.store.message.SendingLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The store's answers with the steps around what becomes of them. What changes anything goes to the store's own, whose
 * transactions are those of life.
 */
final class MortalAnswers extends OutboundMessages {

    private final OutboundMessages outboundMessages;
    private final Mortal mortal;

    MortalAnswers(ApplicationContext store, Mortal mortal) {
        super(store.getBean(JdbcClient.class), store.getBean(ChangeNotifier.class), store.getBean(ChatHandoffs.class));
        this.outboundMessages = store.getBean(OutboundMessages.class);
        this.mortal = mortal;
    }

    @Override
    public PlanResult plan(
            InboundMessageRow message,
            Epoch epoch,
            SendingLimit limit,
            ReplyDraft outboundMessage,
            ReplyDraft warning) {
        mortal.at(Step.BEFORE_PLANNING);
        PlanResult planResult = outboundMessages.plan(message, epoch, limit, outboundMessage, warning);
        mortal.at(Step.AFTER_PLANNING);
        return planResult;
    }

    @Override
    public SendPermit begin(OutboundMessage outboundMessage, Epoch epoch, SendingLimit limit) {
        mortal.at(Step.BEFORE_BEGINNING);
        SendPermit sendPermit = outboundMessages.begin(outboundMessage, epoch, limit);
        mortal.at(Step.AFTER_BEGINNING);
        return sendPermit;
    }

    @Override
    public void settle(
            OutboundMessage outboundMessage, OutboundOutcome outcome, @Nullable Integer ack, @Nullable String error) {
        mortal.at(Step.AFTER_SENDING);
        outboundMessages.settle(outboundMessage, outcome, ack, error);
        mortal.at(Step.AFTER_SETTLING);
    }

    @Override
    public boolean planNotice(InboundMessageRow message, Epoch epoch, SendingLimit limit, ReplyDraft notice) {
        return outboundMessages.planNotice(message, epoch, limit, notice);
    }

    @Override
    public void acknowledged(TenantId tenant, String waMessageId, int ack) {
        outboundMessages.acknowledged(tenant, waMessageId, ack);
    }

    @Override
    public void typedOnPhone(TenantId tenant, NewInboundMessage message) {
        outboundMessages.typedOnPhone(tenant, message);
    }
}
