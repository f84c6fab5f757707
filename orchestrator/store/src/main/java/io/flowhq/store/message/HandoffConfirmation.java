package io.flowhq.store.message;

import io.flowhq.contract.TenantId;
import io.flowhq.store.change.ChangeNotifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds what is left to a person against corrections of who wrote: a message that is closed while an author is corrected
 * would be left to nobody. Whoever closes one confirms first that a person has the chat, whoever corrects waits for those who
 * confirm; both within their transaction.
 */
final class HandoffConfirmation {

    private final JdbcClient jdbc;
    private final ChatHandoffs handoffs;

    HandoffConfirmation(JdbcClient jdbc, ChangeNotifier changeNotifier) {
        this.jdbc = jdbc;
        this.handoffs = new ChatHandoffs(jdbc, changeNotifier);
    }

    /** Until the end of the transaction nobody closes a message of the tenant for a person. */
    void beginCorrection(TenantId tenant) {
        lock("pg_advisory_xact_lock", tenant);
    }

    /** Whether a person has the chat of this message still, which then stays so until the end of the transaction. */
    boolean confirm(InboundMessageRow message) {
        lock("pg_advisory_xact_lock_shared", message.tenant());
        ChatSituation chat = handoffs.situation(message.tenant(), message.chatId(), message.writtenAt());
        return chat.handoff() != null || chat.personWrote();
    }

    /** The same of the message that is answered; an answer without one is taken back anyway. */
    boolean confirm(OutboundMessage answer) {
        lock("pg_advisory_xact_lock_shared", answer.tenant());
        return handoffs.situation(answer)
                .map(chat -> chat.handoff() != null || chat.personWrote())
                .orElse(true);
    }

    private void lock(String function, TenantId tenant) {
        jdbc.sql("select " + function + "(hashtextextended(:lock, 0))::text")
                .param("lock", "authors " + tenant)
                .query(String.class)
                .single();
    }
}
