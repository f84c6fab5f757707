package io.flowhq.store.message;

import io.flowhq.contract.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds what is left to a person against corrections of who wrote: a message that is closed while an author is corrected
 * would be left to nobody. Whoever closes one confirms first that a person has the chat, whoever corrects waits for those who
 * confirm; both within their transaction.
 */
final class HandoffConfirmation {

    private final JdbcClient jdbc;

    HandoffConfirmation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction nobody closes a message of the tenant for a person. */
    void beginCorrection(TenantId tenant) {
        lock("pg_advisory_xact_lock", tenant);
    }

    /** Whether a person has the chat of this message still, which then stays so until the end of the transaction. */
    boolean confirm(TenantId tenant, long message) {
        lock("pg_advisory_xact_lock_shared", tenant);
        return jdbc.sql("""
                        select exists (select from chat_handoffs
                                 where tenant_id = :tenant and chat_id = current_chat(:tenant, question.chat_id)
                                   and ends_at > clock_timestamp())
                            or exists (select from message_logs own
                                 where own.tenant_id = :tenant and own.chat_id = question.chat_id
                                   and own.direction = 'OUT' and own.author = 'OWNER'
                                   and own.written_at >= question.written_at)
                        from message_logs question
                        where question.tenant_id = :tenant and question.id = :message and question.direction = 'IN'
                        """)
                .param("tenant", tenant.value())
                .param("message", message)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    private void lock(String function, TenantId tenant) {
        jdbc.sql("select " + function + "(hashtextextended(:lock, 0))::text")
                .param("lock", "authors " + tenant)
                .query(String.class)
                .single();
    }
}
