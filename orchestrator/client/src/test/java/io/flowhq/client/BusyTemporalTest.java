package io.flowhq.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flowhq.client.form.NewTenantForm;
import io.flowhq.client.refusal.OrchestratorUnavailable;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.fleet.OrchestratorHeartbeats;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Temporal takes ten updates of a workflow at once; the eleventh is told so, and not that Temporal is away. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = "flowhq.client.patience=2s")
class BusyTemporalTest {

    private static final FakeTemporalService TEMPORAL = new FakeTemporalService() {
        @Override
        public void updateWorkflowExecution(
                UpdateWorkflowExecutionRequest request, StreamObserver<UpdateWorkflowExecutionResponse> answer) {
            answer.onError(Status.RESOURCE_EXHAUSTED
                    .withDescription("limit on number of concurrent in-flight updates has been reached")
                    .asRuntimeException());
        }
    };

    @Configuration
    @EnableAutoConfiguration
    static class Application {}

    @DynamicPropertySource
    static void platform(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
        registry.add("spring.temporal.connection.target", TEMPORAL::address);
    }

    @AfterAll
    static void stop() {
        TEMPORAL.close();
    }

    @Autowired
    TenantCommands commands;

    @Autowired
    OrchestratorHeartbeats heartbeats;

    @Test
    void saysThatTooManyCommandsAreUnderWay() {
        heartbeats.begin(UUID.randomUUID());
        TenantId tenant = commands.create(new NewTenantForm("Salon", "255712345679", "BOOKING", null, null), "amina")
                .tenant()
                .id();

        OrchestratorUnavailable busy = catchThrowableOfType(
                OrchestratorUnavailable.class,
                () -> commands.give(CommandKind.STOP, tenant, RequestId.random(), "amina", null));

        assertThat(busy)
                .hasMessageContaining("Could not stop tenant " + tenant)
                .hasMessageContaining("too many commands are under way")
                .hasMessageContaining("try again in a moment");
    }
}
