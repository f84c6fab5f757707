package io.flowhq.orchestrator.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.RequestId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.orchestrator.RealOrchestrator;
import io.flowhq.orchestrator.RealOrchestrator.Running;
import io.flowhq.store.lifecycle.CommandOutbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

@Timeout(120)
@ExtendWith(RealOrchestrator.class)
class OutboxRetentionTest {

    @Test
    void forgetsWhatWasCarriedMoreThanAWeekAgoAndNothingElse(Running orchestrator) {
        try (PromisedTenant tenant = new PromisedTenant(orchestrator)) {
            RequestId lately = tenant.done(CommandKind.START);
            carriedLongAgo(orchestrator, tenant, 2_500);

            assertThat(orchestrator.bean(OutboxRetention.class).removeDelivered())
                    .isEqualTo(2_500);
            assertThat(tenant.isDone(lately)).isTrue();
            assertThat(left(orchestrator, tenant)).isOne();
        }
    }

    @Test
    void looksAtStart(Running orchestrator) {
        try (PromisedTenant tenant = new PromisedTenant(orchestrator)) {
            carriedLongAgo(orchestrator, tenant, 3);
            OutboxRetention retention = new OutboxRetention(orchestrator.bean(CommandOutbox.class));
            retention.start();
            try {
                await().untilAsserted(
                                () -> assertThat(left(orchestrator, tenant)).isZero());
            } finally {
                retention.stop();
            }
        }
    }

    private static void carriedLongAgo(Running orchestrator, PromisedTenant tenant, int commands) {
        orchestrator
                .bean(JdbcClient.class)
                .sql("""
                        insert into command_outbox (tenant_id, request_id, kind, requested_by, done_at)
                        select :tenant, 'old-' || gen_random_uuid(), 'STOP', 'a test', now() - interval '8 days'
                        from generate_series(1, :commands)
                        """)
                .param("tenant", tenant.id.value())
                .param("commands", commands)
                .update();
    }

    private static int left(Running orchestrator, PromisedTenant tenant) {
        return orchestrator
                .bean(JdbcClient.class)
                .sql("select count(*) from command_outbox where tenant_id = :tenant")
                .param("tenant", tenant.id.value())
                .query(Integer.class)
                .single();
    }
}
