package io.flowhq.orchestrator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.Command;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.TenantLifecycle;
import io.flowhq.contract.lifecycle.TenantLifecycleInput;
import io.flowhq.contract.lifecycle.TenantLifecycleStubs;
import io.flowhq.contract.lifecycle.TenantSearchAttributes;
import io.flowhq.contract.session.SessionEvent.Kind;
import io.flowhq.orchestrator.RealOrchestrator;
import io.flowhq.orchestrator.RealOrchestrator.Running;
import io.flowhq.store.TenantMother;
import io.flowhq.store.lifecycle.CommandOutbox;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.flowhq.store.lifecycle.OutboxCommand;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.TenantOverviews;
import io.flowhq.store.tenant.Tenants;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only a real server can show: what costs events and what does not, and who hears of a continue-as-new when. */
@Timeout(120)
@ExtendWith(RealOrchestrator.class)
class RealServerTest {

    private Running orchestrator;
    private WorkflowClient client;
    private FakeBotWorker worker;
    private TenantId tenant;

    @BeforeEach
    void begin(Running running) {
        orchestrator = running;
        client = running.client();
        NewTenant salon = TenantMother.salon();
        orchestrator.bean(Tenants.class).create(salon);
        tenant = salon.id();
        worker = new FakeBotWorker("w" + UUID.randomUUID().toString().substring(0, 8), client);
        worker.begin();
        worker.beatEvery(Duration.ofSeconds(2));
    }

    @AfterEach
    void end() {
        worker.end();
        WorkflowStub.fromTyped(workflow()).terminate("the test is over");
        orchestrator.bean(LifecycleRecords.class).delete(tenant);
    }

    @Test
    void carriesAPromisedStartFromTheOutboxToARunningTenant() {
        promise(CommandKind.START);
        connect();
        await().untilAsserted(() -> {
            var overview = orchestrator.bean(TenantOverviews.class).find(tenant).orElseThrow();
            assertThat(overview.observed().phase()).isEqualTo(PhaseName.RUNNING);
            assertThat(overview.worker().name()).isEqualTo(worker.id.value());
        });
        assertThat(WorkflowStub.fromTyped(workflow())
                        .describe()
                        .getTypedSearchAttributes()
                        .get(TenantSearchAttributes.TENANT_STATUS))
                .isEqualTo("ACTIVE");

        promise(CommandKind.STOP);
        await().untilAsserted(() -> assertThat(orchestrator
                        .bean(TenantOverviews.class)
                        .find(tenant)
                        .orElseThrow()
                        .observed()
                        .phase())
                .isEqualTo(PhaseName.STOPPED));
    }

    @Test
    void addsNoEventWhileItIsConnectedAndIdleNorForARefusal() {
        start(new Command(RequestId.random(), "a test"));
        connect();
        long before = settledEvents();
        Instant until = Instant.now().plusSeconds(8);
        assertThat(LifecycleFixture.refusal(() -> workflow().start(new Command(RequestId.random(), "a test")))
                        .getType())
                .isEqualTo(FailureTypes.COMMAND_REFUSED);
        await().until(() -> Instant.now().isAfter(until));
        assertThat(worker.beats.get()).isGreaterThan(3);
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void startsOnceWhenItIsAskedTwiceUnderOneId() {
        Command command = new Command(RequestId.random(), "a test");
        CommandResult answer = start(command);
        String run = runId();
        assertThat(start(command)).isEqualTo(answer);
        connect();
        assertThat(start(command)).isEqualTo(answer);
        assertThat(runId()).isEqualTo(run);
        assertThat(worker.launches).isOne();
    }

    @Test
    void handsItsLiveBrowserOverFromHistoryToHistory() {
        start(new Command(RequestId.random(), "a test"));
        connect();
        for (int n = 1; n <= 3; n++) {
            int adoptions = n;
            workflow().continueAsNew();
            await().until(() -> worker.adoptions == adoptions);
            workflow().screenshot(new Command(RequestId.random(), "a test"));
        }
        assertThat(worker.launches).isOne();
        assertThat(worker.commands).filteredOn("picture"::equals).hasSize(3);
        workflow().stop(new Command(RequestId.random(), "a test"));
        await().until(() -> !worker.hosts(tenant));
        assertThat(worker.commands).containsOnlyOnce("end").doesNotContain("kill");
    }

    @Test
    void saysWhoseLifeItIsHoweverItBeganAndInEveryHistory() {
        promise(CommandKind.START);
        connect();
        assertThat(summary()).isEqualTo("The lifecycle of tenant " + tenant);
        String first = runId();
        workflow().continueAsNew();
        await().until(() -> !runId().equals(first) && worker.adoptions == 1);

        assertThat(details())
                .contains("tenant " + tenant)
                .contains("**RUNNING**")
                .contains("worker " + worker.id);
        assertThat(summaries()).contains("write RUNNING down");
    }

    private String summary() {
        return WorkflowStub.fromTyped(workflow()).describe().getStaticSummary();
    }

    private String details() {
        return WorkflowStub.fromTyped(workflow())
                .query("__temporal_workflow_metadata", WorkflowMetadata.class)
                .getCurrentDetails();
    }

    /** What the UI shows beside the events. */
    private List<String> summaries() {
        return client.fetchHistory(tenant.workflowId()).getEvents().stream()
                .filter(event -> event.getUserMetadata().hasSummary())
                .map(event -> event.getUserMetadata()
                        .getSummary()
                        .getData()
                        .toStringUtf8()
                        .replace("\"", ""))
                .toList();
    }

    private void connect() {
        await().until(() -> worker.hosts(tenant));
        worker.signal(tenant, Kind.QR_SHOWN);
        worker.signal(tenant, Kind.SCANNED);
        worker.signal(tenant, Kind.CONNECTED);
        await().until(() -> workflow().view().phase() == PhaseName.RUNNING);
    }

    private void promise(CommandKind kind) {
        orchestrator
                .bean(CommandOutbox.class)
                .add(new OutboxCommand(RequestId.random(), tenant, kind, "a test", Instant.now(), 0));
    }

    private CommandResult start(Command command) {
        TenantLifecycle begun = TenantLifecycleStubs.begin(client, tenant);
        return WorkflowClient.executeUpdateWithStart(
                begun::start,
                command,
                UpdateOptions.<CommandResult>newBuilder()
                        .setUpdateId(command.request().value())
                        .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                        .build(),
                new WithStartWorkflowOperation<>(begun::live, TenantLifecycleInput.of(tenant)));
    }

    private TenantLifecycle workflow() {
        return client.newWorkflowStub(TenantLifecycle.class, tenant.workflowId());
    }

    private String runId() {
        return WorkflowStub.fromTyped(workflow()).describe().getExecution().getRunId();
    }

    private long settledEvents() {
        await().during(Duration.ofMillis(500)).until(this::events, now -> now == events());
        return events();
    }

    private long events() {
        return client.fetchHistory(tenant.workflowId()).getEvents().size();
    }
}
