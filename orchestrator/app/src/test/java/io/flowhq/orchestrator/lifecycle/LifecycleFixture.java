package io.flowhq.orchestrator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.RequestId;
import io.flowhq.contract.TaskQueues;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.Command;
import io.flowhq.contract.lifecycle.CommandAnswer;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.SearchKeys;
import io.flowhq.contract.lifecycle.StatusProjection;
import io.flowhq.contract.lifecycle.TenantLife;
import io.flowhq.contract.lifecycle.TenantLifecycle;
import io.flowhq.contract.session.SessionEvent.Kind;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;

/** One tenant's workflow on a test server that skips time, two bot-workers without browsers, and its tables in memory. */
final class LifecycleFixture implements AutoCloseable {

    final TenantId tenant = new TenantId(UUID.randomUUID());
    final FakeRecords records = new FakeRecords();
    final TestWorkflowEnvironment environment;
    final WorkflowClient client;
    final FakeBotWorker one;
    final FakeBotWorker two;

    LifecycleFixture() {
        environment = TestWorkflowEnvironment.newInstance(
                TestEnvironmentOptions.newBuilder().setUseTimeskipping(true).build());
        SearchKeys.ALL.forEach(
                key -> environment.registerSearchAttribute(key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
        client = environment.getWorkflowClient();
        Worker tenants = environment.newWorker(TaskQueues.TENANTS);
        tenants.registerWorkflowImplementationTypes(TenantLifecycleWorkflow.class);
        tenants.registerActivitiesImplementations(records);
        one = new FakeBotWorker("one", client, environment.getWorkerFactory());
        environment.start();
        two = new FakeBotWorker("two", client, io.temporal.worker.WorkerFactory.newInstance(client));
    }

    TenantLifecycle workflow() {
        return client.newWorkflowStub(TenantLifecycle.class, tenant.workflowId());
    }

    static Command command() {
        return new Command(RequestId.random(), "a test");
    }

    CommandAnswer start() {
        return start(command());
    }

    CommandAnswer start(Command command) {
        TenantLifecycle begun = client.newWorkflowStub(
                TenantLifecycle.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(tenant.workflowId())
                        .setTaskQueue(TaskQueues.TENANTS)
                        .setWorkflowIdConflictPolicy(
                                io.temporal.api.enums.v1.WorkflowIdConflictPolicy
                                        .WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                        .build());
        return WorkflowClient.executeUpdateWithStart(
                begun::start,
                command,
                UpdateOptions.<CommandAnswer>newBuilder()
                        .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                        .build(),
                new WithStartWorkflowOperation<>(begun::live, TenantLife.of(tenant)));
    }

    /** Linked and connected on worker one. */
    void startAndConnect() {
        start();
        await().until(() -> one.hosts(tenant));
        one.tell(tenant, Kind.QR_SHOWN);
        one.tell(tenant, Kind.SCANNED);
        one.tell(tenant, Kind.CONNECTED);
        awaitPhase(PhaseName.RUNNING);
    }

    StatusProjection awaitPhase(PhaseName phase) {
        return awaitStatus(status -> status.phase() == phase);
    }

    StatusProjection awaitStatus(Predicate<StatusProjection> wanted) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(records.projections).isNotEmpty();
            assertThat(records.last()).matches(wanted);
        });
        return records.last();
    }

    /** Lets time pass, with the workers' heartbeats in between. */
    void pass(Duration time) {
        Duration beat = Duration.ofSeconds(10);
        Duration left = time;
        while (left.compareTo(beat) > 0) {
            one.heartbeat(tenant);
            environment.sleep(beat);
            left = left.minus(beat);
        }
        one.heartbeat(tenant);
        environment.sleep(left);
        one.heartbeat(tenant);
    }

    long events() {
        return client.fetchHistory(tenant.workflowId()).getEvents().size();
    }

    long events(EventType type) {
        return client.fetchHistory(tenant.workflowId()).getEvents().stream()
                .filter(event -> event.getEventType() == type)
                .count();
    }

    static WorkerId worker(String name) {
        return new WorkerId(name);
    }

    @Override
    public void close() {
        environment.close();
    }
}
