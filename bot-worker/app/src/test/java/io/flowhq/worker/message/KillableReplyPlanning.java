package io.flowhq.worker.message;

import io.flowhq.contract.Epoch;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.InboundMessageRow;
import io.flowhq.store.message.PlanResult;
import io.flowhq.store.message.ReplyDraft;
import io.flowhq.store.message.ReplyPlanning;
import io.flowhq.store.message.SendingLimit;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The store's planning with the steps around it. */
final class KillableReplyPlanning extends ReplyPlanning {

    private final ReplyPlanning replyPlanning;
    private final KillPoint killPoint;

    KillableReplyPlanning(ApplicationContext store, KillPoint killPoint) {
        super(store.getBean(JdbcClient.class), store.getBean(ChangeNotifier.class), store.getBean(ChatHandoffs.class));
        this.replyPlanning = store.getBean(ReplyPlanning.class);
        this.killPoint = killPoint;
    }

    @Override
    public PlanResult plan(InboundMessageRow message, Epoch epoch, SendingLimit limit, ReplyDraft answer) {
        killPoint.at(PipelineStep.BEFORE_PLANNING);
        PlanResult planResult = replyPlanning.plan(message, epoch, limit, answer);
        killPoint.at(PipelineStep.AFTER_PLANNING);
        return planResult;
    }

    @Override
    public PlanResult refuse(InboundMessageRow message, Epoch epoch, SendingLimit limit, ReplyDraft warning) {
        return replyPlanning.refuse(message, epoch, limit, warning);
    }

    @Override
    public boolean planNotice(InboundMessageRow message, Epoch epoch, SendingLimit limit, ReplyDraft notice) {
        return replyPlanning.planNotice(message, epoch, limit, notice);
    }
}
