package io.flowhq.orchestrator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.RequestId;
import io.flowhq.contract.TaskQueues;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.Command;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.StatusProjection;
import io.flowhq.contract.lifecycle.TenantLifecycle;
import io.flowhq.contract.lifecycle.TenantLifecycleInput;
import io.flowhq.contract.lifecycle.TenantSearchAttributes;
import io.flowhq.contract.session.SessionEvent.Kind;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.Functions;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;

/** One tenant's workflow on a test server that skips time, two bot-workers without browsers, and its tables in memory. */
final class LifecycleFixture implements AutoCloseable {

    /** What the machine keeps from running for a second is no deadlock. */
    static final WorkerOptions BUSY_MACHINE = WorkerOptions.newBuilder()
            .setDefaultDeadlockDetectionTimeout(Duration.ofSeconds(10).toMillis())
            .build();

    /** Half of what a workflow task may take: one that is under way when time is skipped does not run out of it. */
    static final Duration LONG_STEP = Duration.ofSeconds(5);

    final TenantId tenant = new TenantId(UUID.randomUUID());
    final FakeTenantActivities records = new FakeTenantActivities();
    final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
            .setUseTimeskipping(true)
            .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder().setIdentity("test").build())
            .build());
    final VirtualTime time = new VirtualTime(environment);
    final WorkflowClient client = environment.getWorkflowClient();
    final FakeBotWorker one = new FakeBotWorker("one", client);
    final FakeBotWorker two = new FakeBotWorker("two", client);

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    LifecycleFixture() {
        TenantSearchAttributes.ALL.forEach(
                key -> environment.registerSearchAttribute(key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
        Worker tenants = environment.newWorker(TaskQueues.TENANTS, BUSY_MACHINE);
        tenants.registerWorkflowImplementationTypes(TenantLifecycleWorkflow.class);
        tenants.registerActivitiesImplementations(records);
        environment.start();
        one.begin();
    }

    TenantLifecycle workflow() {
        return client.newWorkflowStub(TenantLifecycle.class, tenant.workflowId());
    }

    static Command command() {
        return new Command(RequestId.random(), "a test");
    }

    /** The failure that crossed the border, however deep the SDK has put it. */
    static ApplicationFailure refusal(ThrowingCallable command) {
        Throwable found = catchThrowable(command);
        while (found != null && !isOurs(found)) {
            found = found.getCause();
        }
        assertThat(found).isNotNull();
        return (ApplicationFailure) found;
    }

    private static boolean isOurs(Throwable cause) {
        return cause instanceof ApplicationFailure failure
                && (failure.getType().equals(FailureTypes.COMMAND_REFUSED)
                        || failure.getType().equals(FailureTypes.TENANT_GONE));
    }

    CommandResult start() {
        return start(command());
    }

    CommandResult start(Command command) {
        return startWith(workflow -> workflow::start, command);
    }

    CommandResult startWith(
            Function<TenantLifecycle, Functions.Func1<Command, CommandResult>> update, Command command) {
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
                update.apply(begun),
                command,
                UpdateOptions.<CommandResult>newBuilder()
                        .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                        .build(),
                new WithStartWorkflowOperation<>(begun::live, TenantLifecycleInput.of(tenant)));
    }

    /** Linked and connected on worker one. */
    void startAndConnect() {
        start();
        await().until(() -> one.hosts(tenant));
        one.signal(tenant, Kind.QR_SHOWN);
        one.signal(tenant, Kind.SCANNED);
        one.signal(tenant, Kind.CONNECTED);
        awaitPhase(PhaseName.RUNNING);
    }

    StatusProjection awaitPhase(PhaseName phase) {
        return awaitStatus(status -> status.phase() == phase);
    }

    StatusProjection awaitStatus(Predicate<StatusProjection> wanted) {
        await().untilAsserted(() -> {
            assertThat(records.projections).isNotEmpty();
            assertThat(records.last()).matches(wanted);
        });
        return records.last();
    }

    /** Lets time pass, with the workers' heartbeats in between. */
    void pass(Duration time) {
        pass(time, Duration.ofSeconds(1));
    }

    void pass(Duration time, Duration step) {
        for (Duration left = time; left.isPositive(); left = left.minus(step)) {
            one.heartbeat(tenant);
            two.heartbeat(tenant);
            this.time.skip(left.compareTo(step) < 0 ? left : step);
            workflow().view();
        }
    }

    /**
     * Lets time pass until it has happened, but no more than this, and slowly enough for what takes real time: a worker
     * that takes a task, a try that fails.
     */
    void passUntil(Duration atMost, Callable<Boolean> happened) {
        Instant end = time.now().plus(atMost);
        await().pollInterval(Duration.ofMillis(50)).until(() -> {
            if (time.now().isBefore(end)) {
                pass(Duration.ofSeconds(1));
            }
            return happened.call();
        });
    }

    /** Returns when nothing more happens by itself. */
    void settle() {
        await().during(Duration.ofMillis(300)).until(this::events, now -> now == events());
    }

    long events() {
        return client.fetchHistory(tenant.workflowId()).getEvents().size();
    }

    long events(EventType type) {
        return client.fetchHistory(tenant.workflowId()).getEvents().stream()
                .filter(event -> event.getEventType() == type)
                .count();
    }

    @Override
    public void close() {
        one.shutDown();
        two.shutDown();
        environment.shutdownNow();
        one.end();
        two.end();
        environment.close();
    }
}
