package io.flowhq.store.message;

import io.flowhq.contract.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers' messages whose answer has ended. */
final class AnsweredMessages {

    private AnsweredMessages() {}

    /** Gives the message that an ended answer belongs to the outcome that follows from it. */
    static void close(JdbcClient jdbc, TenantId tenant, long answer) {
        jdbc.sql("""
                        with answer as materialized (
                            select answers, origin, outcome from message_logs
                            where tenant_id = :tenant and id = :answer)
                        update message_logs message
                        set outcome = case when answer.origin = 'RATE_WARNING' then 'OVER_LIMIT'
                                           when answer.outcome = 'SENT' then 'ANSWERED'
                                           else answer.outcome end,
                            settled_at = clock_timestamp()
                        from answer
                        where message.tenant_id = :tenant and (message.id = answer.answers or message.merged_into = answer.answers)
                          and message.outcome in ('RECEIVED', 'UNCERTAIN')
                          and answer.outcome in ('SENT', 'FAILED', 'UNCERTAIN')
                        """).param("tenant", tenant.value()).param("answer", answer).update();
    }
}
