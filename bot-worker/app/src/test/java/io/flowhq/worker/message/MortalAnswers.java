package io.flowhq.worker.message;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.store.change.Notifier;
import io.flowhq.store.message.Answer;
import io.flowhq.store.message.AnswerOutcome;
import io.flowhq.store.message.Answers;
import io.flowhq.store.message.ArrivingMessage;
import io.flowhq.store.message.Beginning;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.CustomerMessage;
import io.flowhq.store.message.PlannedAnswer;
import io.flowhq.store.message.Planning;
import io.flowhq.store.message.SendingLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The store's answers with the steps around what becomes of them. What changes anything goes to the store's own, whose
 * transactions are those of life.
 */
final class MortalAnswers extends Answers {

    private final Answers answers;
    private final Mortal mortal;

    MortalAnswers(ApplicationContext store, Mortal mortal) {
        super(store.getBean(JdbcClient.class), store.getBean(Notifier.class), store.getBean(ChatHandoffs.class));
        this.answers = store.getBean(Answers.class);
        this.mortal = mortal;
    }

    @Override
    public Planning plan(
            CustomerMessage message, Epoch epoch, SendingLimit limit, PlannedAnswer answer, PlannedAnswer warning) {
        mortal.at(Step.BEFORE_PLANNING);
        Planning planning = answers.plan(message, epoch, limit, answer, warning);
        mortal.at(Step.AFTER_PLANNING);
        return planning;
    }

    @Override
    public Beginning begin(Answer answer, Epoch epoch, SendingLimit limit) {
        mortal.at(Step.BEFORE_BEGINNING);
        Beginning beginning = answers.begin(answer, epoch, limit);
        mortal.at(Step.AFTER_BEGINNING);
        return beginning;
    }

    @Override
    public void settle(Answer answer, AnswerOutcome outcome, @Nullable Integer ack, @Nullable String error) {
        mortal.at(Step.AFTER_SENDING);
        answers.settle(answer, outcome, ack, error);
        mortal.at(Step.AFTER_SETTLING);
    }

    @Override
    public boolean planNotice(CustomerMessage message, Epoch epoch, SendingLimit limit, PlannedAnswer notice) {
        return answers.planNotice(message, epoch, limit, notice);
    }

    @Override
    public void acknowledged(TenantId tenant, String waMessageId, int ack) {
        answers.acknowledged(tenant, waMessageId, ack);
    }

    @Override
    public void typedOnPhone(TenantId tenant, ArrivingMessage message) {
        answers.typedOnPhone(tenant, message);
    }
}
