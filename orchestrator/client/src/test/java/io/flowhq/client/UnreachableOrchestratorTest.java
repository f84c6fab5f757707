package io.flowhq.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.portal.AuditTrail;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
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

    @Test
    void saysWithinItsPatienceThatNoOrchestratorAnswers() {
        TenantId tenant = commands.create(new NewTenantForm("Salon", "255712345678", "BOOKING", null, null), "amina")
                .tenant()
                .id();
        long begun = System.nanoTime();

        OrchestratorUnavailable unavailable = catchThrowableOfType(
                OrchestratorUnavailable.class, () -> commands.start(tenant, RequestId.random(), "amina", null));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
        assertThat(unavailable.code()).isEqualTo("orchestrator_unavailable");
        assertThat(unavailable)
                .hasMessage("Could not start tenant " + tenant
                        + ": no orchestrator answered within 2 s. Nothing was done; try again when one runs.");
        assertThat(audit.latest(tenant, 1).getFirst().payload()).containsEntry("outcome", "orchestrator_unavailable");
    }
}
