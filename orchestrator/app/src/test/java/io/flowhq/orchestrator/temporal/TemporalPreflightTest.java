package io.flowhq.orchestrator.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.lifecycle.TenantSearchAttributes;
import io.flowhq.orchestrator.DevServer;
import io.flowhq.orchestrator.RealOrchestrator;
import io.flowhq.orchestrator.RealOrchestrator.Running;
import io.flowhq.runtime.settings.StartupInterrupted;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@Timeout(120)
@ExtendWith({RealOrchestrator.class, OutputCaptureExtension.class})
class TemporalPreflightTest {

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
                .containsKeys(TenantSearchAttributes.ALL.stream()
                        .map(SearchAttributeKey::getName)
                        .toArray(String[]::new));
        assertThat(new TemporalPreflight(orchestrator.client(), orchestrator.temporalAddress()).missing())
                .isNull();
    }

    @Test
    void namesTheCommandThatMakesAMissingNamespace(Running orchestrator) {
        WorkflowClient elsewhere = client(orchestrator.temporalAddress(), "nowhere");
        assertThat(new TemporalPreflight(elsewhere, orchestrator.temporalAddress()).missing())
                .isEqualTo(
                        "Temporal has no namespace 'nowhere'; make it with: temporal operator namespace create --address "
                                + orchestrator.temporalAddress() + " --namespace nowhere");
        elsewhere.getWorkflowServiceStubs().shutdownNow();
    }

    /** As an operator would: by running what the line says, and nothing else. */
    @Test
    void goesOnOnceTheCommandsThatItNamesWereRun(Running orchestrator, CapturedOutput output) throws Exception {
        String namespace = "shops-" + UUID.randomUUID();
        WorkflowClient client = client(orchestrator.temporalAddress(), namespace, refusing("AddSearchAttributes"));
        TemporalPreflight temporal = new TemporalPreflight(client, orchestrator.temporalAddress());
        TenantWorkers workers = new TenantWorkers(WorkerFactory.newInstance(client), temporal);
        Thread start = Thread.ofVirtual().start(workers::start);
        try {
            await().until(() -> lines(output, namespace).size() == 1);
            assertThat(lines(output, namespace).getFirst()).contains("Waiting: Temporal has no namespace");
            run(lines(output, namespace).getFirst());

            await().until(() -> lines(output, namespace).size() == 2);
            assertThat(lines(output, namespace).getLast())
                    .contains("Waiting: Temporal lacks search attributes and does not let this process make them");
            assertThat(workers.isRunning()).isFalse();
            run(lines(output, namespace).getLast());

            await().until(workers::isRunning);
        } finally {
            start.interrupt();
            workers.stop();
            client.getWorkflowServiceStubs().shutdownNow();
        }
    }

    @Test
    void makesTheAttributesItselfWhereItMay(Running orchestrator) throws Exception {
        String namespace = "shops-" + UUID.randomUUID();
        WorkflowClient client = client(orchestrator.temporalAddress(), namespace);
        TemporalPreflight temporal = new TemporalPreflight(client, orchestrator.temporalAddress());
        run(temporal.missing());

        await().untilAsserted(() -> assertThat(temporal.missing()).isNull());
        client.getWorkflowServiceStubs().shutdownNow();
    }

    private static List<String> lines(CapturedOutput output, String naming) {
        return output.getAll()
                .lines()
                .filter(line -> line.contains("WARN") && line.contains(naming))
                .toList();
    }

    /** Runs the command after the colon with the server's own tool. */
    private static void run(String line) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(line.substring(line.indexOf("temporal operator")).split(" ")));
        command.set(0, DevServer.binary().orElseThrow().toString());
        Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tool.waitFor()).describedAs(said).isZero();
    }

    private static ClientInterceptor refusing(String method) {
        return new ClientInterceptor() {
            @Override
            public <Q, A> ClientCall<Q, A> interceptCall(
                    MethodDescriptor<Q, A> called, CallOptions options, Channel next) {
                if (!method.equals(called.getBareMethodName())) {
                    return next.newCall(called, options);
                }
                return new ClientCall<>() {
                    @Override
                    public void start(Listener<A> listener, Metadata headers) {
                        listener.onClose(Status.PERMISSION_DENIED, new Metadata());
                    }

                    @Override
                    public void request(int messages) {}

                    @Override
                    public void cancel(String why, Throwable cause) {}

                    @Override
                    public void halfClose() {}

                    @Override
                    public void sendMessage(Q message) {}
                };
            }
        };
    }

    @Test
    void beginsToWorkWhenTemporalIsThere(@TempDir Path folder) {
        DevServer server = DevServer.in(folder);
        WorkflowClient client = client(server.address(), "default");
        TemporalPreflight temporal = new TemporalPreflight(client, server.address());
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
                new TenantWorkers(WorkerFactory.newInstance(client), new TemporalPreflight(client, nobody.address()));
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread start = Thread.ofPlatform().start(() -> thrown.set(catchThrowable(workers::start)));
        await().until(() -> start.getState() == Thread.State.WAITING);
        start.interrupt();
        start.join();
        assertThat(thrown.get()).isInstanceOf(StartupInterrupted.class);
        client.getWorkflowServiceStubs().shutdownNow();
    }

    private static WorkflowClient client(String address, String namespace, ClientInterceptor... interceptors) {
        return WorkflowClient.newInstance(
                WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                        .setTarget(address)
                        .setChannelInitializer(channel -> channel.intercept(interceptors))
                        .build()),
                WorkflowClientOptions.newBuilder().setNamespace(namespace).build());
    }
}
