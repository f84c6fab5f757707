package io.flowhq.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flowhq.client.form.NewTenantForm;
import io.flowhq.client.refusal.OrchestratorUnavailable;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.fleet.OrchestratorHeartbeats;
import io.flowhq.store.portal.AuditTrail;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Temporal answers and nobody polls the tenants' queue. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"spring.temporal.test-server.enabled=true", "flowhq.client.patience=2s"})
class UnreachableOrchestratorTest {

    @Configuration
    @EnableAutoConfiguration
    static class Application {}

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
    }

    @Autowired
    TenantCommands commands;

    @Autowired
    TestWorkflowEnvironment temporal;

    @Autowired
    AuditTrail audit;

    @Autowired
    OrchestratorHeartbeats heartbeats;

    @Autowired
    JdbcClient jdbc;

    @Test
    void saysAtOnceThatNoneRunsWhenAllHaveBeenSilentForTooLong() {
        TenantId tenant = tenant("255712345677");
        heartbeats.begin(UUID.randomUUID());
        jdbc.sql("update orchestrators set last_seen_at = now() - interval '16 seconds'")
                .update();
        long begun = System.nanoTime();

        OrchestratorUnavailable unavailable = catchThrowableOfType(
                OrchestratorUnavailable.class,
                () -> commands.give(CommandKind.START, tenant, RequestId.random(), "amina", null));

        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.printf("refused without an orchestrator in %d ms%n", took.toMillis());
        assertThat(took).isLessThan(Duration.ofSeconds(1));
        assertThat(unavailable)
                .hasMessage("Could not start tenant " + tenant
                        + ": no orchestrator runs. Nothing was done; start one, then try again.");
        assertThat(audit.latest(tenant, 1).getFirst().payload()).containsEntry("outcome", "orchestrator_unavailable");
        assertThatThrownBy(() -> temporal.getWorkflowClient()
                        .newUntypedWorkflowStub(tenant.workflowId())
                        .describe())
                .describedAs("nothing is half done")
                .isInstanceOf(WorkflowNotFoundException.class);
        jdbc.sql("delete from orchestrators").update();
    }

    @Test
    void waitsForOneThatMayOnlyBeRestarting() {
        TenantId tenant = tenant("255712345676");
        heartbeats.begin(UUID.randomUUID());
        jdbc.sql("update orchestrators set last_seen_at = now() - interval '8 seconds'")
                .update();

        assertThatThrownBy(() -> commands.give(CommandKind.START, tenant, RequestId.random(), "amina", null))
                .isInstanceOf(OrchestratorUnavailable.class)
                .hasMessageContaining("no orchestrator answered within 2 s");
        jdbc.sql("delete from orchestrators").update();
    }

    private TenantId tenant(String number) {
        return commands.create(new NewTenantForm("Salon", number, "BOOKING", null, null), "amina")
                .tenant()
                .id();
    }

    @Test
    void saysWithinItsPatienceThatNoOrchestratorAnswers() {
        TenantId tenant = tenant("255712345678");
        long begun = System.nanoTime();

        OrchestratorUnavailable unavailable = catchThrowableOfType(
                OrchestratorUnavailable.class,
                () -> commands.give(CommandKind.START, tenant, RequestId.random(), "amina", null));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
        assertThat(unavailable.code()).isEqualTo("orchestrator_unavailable");
        assertThat(unavailable)
                .hasMessage("Could not start tenant " + tenant
                        + ": no orchestrator answered within 2 s. Nothing was done; try again when one runs.");
        assertThat(audit.latest(tenant, 1).getFirst().payload()).containsEntry("outcome", "orchestrator_unavailable");
    }
}
