package io.flowhq.orchestrator.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.RequestId;
import io.flowhq.contract.lifecycle.Command;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.orchestrator.RealOrchestrator;
import io.flowhq.orchestrator.RealOrchestrator.Running;
import io.flowhq.store.lifecycle.OutboxCommand;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

@Timeout(120)
@ExtendWith(RealOrchestrator.class)
class RelayTest {

    private Running orchestrator;
    private PromisedTenant tenant;

    @BeforeEach
    void begin(Running running) {
        orchestrator = running;
        tenant = new PromisedTenant(running);
    }

    @AfterEach
    void end() {
        tenant.close();
    }

    @Test
    void startsTheWorkflowOfAPromiseAndKeepsWhyALaterOneWasRefused() {
        RequestId first = tenant.done(CommandKind.START);
        assertThat(tenant.refusal(first)).isEmpty();
        assertThat(tenant.isRunning()).isTrue();

        RequestId second = tenant.done(CommandKind.START);
        assertThat(tenant.refusal(second))
                .hasValueSatisfying(why -> assertThat(why).startsWith("Cannot start tenant " + tenant.id));
    }

    @Test
    void doesACommandOnceThatIsDeliveredTwice() {
        RequestId request = tenant.done(CommandKind.START);
        OutboxDispatcher outboxDispatcher = orchestrator.bean(OutboxDispatcher.class);
        outboxDispatcher.deliver(new OutboxCommand(request, tenant.id, CommandKind.START, "a test", Instant.now(), 2));
        assertThat(tenant.refusal(request)).isEmpty();
    }

    @Test
    void takesTheFirstCommandOfANewWorkflowFromTheTenantsRow() {
        RequestId stop = tenant.done(CommandKind.STOP);
        assertThat(tenant.refusal(stop))
                .hasValueSatisfying(why -> assertThat(why).contains("never started"));
        assertThat(tenant.workflow()
                        .startUpdate("pause", WorkflowUpdateStage.ACCEPTED, Void.class, pause())
                        .getId())
                .isNotEmpty();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(tenant.observed().silenced()).isTrue());
    }

    @Test
    void goesOnAfterARowThatItCannotRead() {
        orchestrator
                .bean(JdbcClient.class)
                .sql(
                        "insert into command_outbox (tenant_id, request_id, kind, requested_by) values (:tenant, :request, 'START', 'x')")
                .param("tenant", tenant.id.value())
                .param("request", "x".repeat(101))
                .update();
        RequestId start = tenant.done(CommandKind.START);
        assertThat(tenant.refusal(start)).isEmpty();
        assertThat(tenant.isRunning()).isTrue();
    }

    private static Command pause() {
        return new Command(RequestId.random(), "a test");
    }
}
