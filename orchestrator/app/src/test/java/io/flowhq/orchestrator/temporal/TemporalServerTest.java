package io.flowhq.orchestrator.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.lifecycle.SearchKeys;
import io.flowhq.orchestrator.DevServer;
import io.flowhq.orchestrator.RealOrchestrator;
import io.flowhq.orchestrator.RealOrchestrator.Running;
import io.flowhq.store.settings.StoppedWhileWaiting;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@ExtendWith(RealOrchestrator.class)
class TemporalServerTest {

    @Test
    void hasRegisteredTheSearchAttributesAtStart(Running orchestrator) {
        OperatorServiceStubs operator = OperatorServiceStubs.newServiceStubs(OperatorServiceStubsOptions.newBuilder()
                .setChannel(orchestrator.client().getWorkflowServiceStubs().getRawChannel())
                .validateAndBuildWithDefaults());
        assertThat(operator.blockingStub()
                        .listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                                .setNamespace("default")
                                .build())
                        .getCustomAttributesMap())
                .containsKeys(
                        SearchKeys.ALL.stream().map(SearchAttributeKey::getName).toArray(String[]::new));
        assertThat(new TemporalServer(orchestrator.client(), orchestrator.temporalAddress()).missing())
                .isNull();
    }

    @Test
    void namesTheCommandThatMakesAMissingNamespace(Running orchestrator) {
        WorkflowClient elsewhere = client(orchestrator.temporalAddress(), "nowhere");
        assertThat(new TemporalServer(elsewhere, orchestrator.temporalAddress()).missing())
                .isEqualTo(
                        "Temporal has no namespace 'nowhere'; make it with: temporal operator namespace create --address "
                                + orchestrator.temporalAddress() + " --namespace nowhere");
        elsewhere.getWorkflowServiceStubs().shutdownNow();
    }

    @Test
    void beginsToWorkWhenTemporalIsThere(@TempDir Path folder) {
        DevServer server = DevServer.in(folder);
        WorkflowClient client = client(server.address(), "default");
        TemporalServer temporal = new TemporalServer(client, server.address());
        assertThat(temporal.missing()).isEqualTo("Temporal does not answer at " + server.address());

        TenantWorkers workers = new TenantWorkers(WorkerFactory.newInstance(client), temporal);
        Thread start = Thread.ofVirtual().start(workers::start);
        try (server) {
            assertThat(workers.isRunning()).isFalse();
            server.start();
            await().until(workers::isRunning);
        } finally {
            start.interrupt();
            workers.stop();
            client.getWorkflowServiceStubs().shutdownNow();
        }
    }

    @Test
    void stopsWaitingWhenTheProcessIsToldToEnd(@TempDir Path folder) throws InterruptedException {
        DevServer nobody = DevServer.in(folder);
        WorkflowClient client = client(nobody.address(), "default");
        TenantWorkers workers =
                new TenantWorkers(WorkerFactory.newInstance(client), new TemporalServer(client, nobody.address()));
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread start = Thread.ofPlatform().start(() -> thrown.set(catchThrowable(workers::start)));
        await().until(() -> start.getState() == Thread.State.WAITING);
        start.interrupt();
        start.join();
        assertThat(thrown.get()).isInstanceOf(StoppedWhileWaiting.class);
        client.getWorkflowServiceStubs().shutdownNow();
    }

    private static WorkflowClient client(String address, String namespace) {
        return WorkflowClient.newInstance(
                WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                        .setTarget(address)
                        .build()),
                WorkflowClientOptions.newBuilder().setNamespace(namespace).build());
    }
}
