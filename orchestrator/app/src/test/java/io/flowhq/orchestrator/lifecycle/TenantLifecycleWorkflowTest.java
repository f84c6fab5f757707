package io.flowhq.orchestrator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.Template;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.Command;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.StatusProjection;
import io.flowhq.contract.lifecycle.TenantRecord;
import io.flowhq.contract.lifecycle.TenantSearchAttributes;
import io.flowhq.contract.session.SessionEvent.Kind;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.common.SearchAttributes;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class TenantLifecycleWorkflowTest {

    private LifecycleFixture life;

    @BeforeEach
    void begin() {
        life = new LifecycleFixture();
    }

    @AfterEach
    void end() {
        life.close();
    }

    @Test
    void goesFromItsFirstStartToALinkedPhoneAndStopsOnCommand() {
        assertThat(life.start().phase()).isEqualTo(PhaseName.PROVISIONING);
        await().until(() -> life.one.hosts(life.tenant));
        assertThat(life.awaitStatus(status -> status.worker() != null).phase()).isEqualTo(PhaseName.STARTING);

        life.one.signal(life.tenant, Kind.QR_SHOWN);
        life.awaitPhase(PhaseName.AWAITING_SCAN);
        life.one.signal(life.tenant, Kind.SCANNED);
        life.awaitPhase(PhaseName.STARTING);
        life.one.signal(life.tenant, Kind.CONNECTED);
        StatusProjection running = life.awaitPhase(PhaseName.RUNNING);
        assertThat(running.everLinked()).isTrue();
        assertThat(running.epoch()).isEqualTo(new Epoch(1));
        assertThat(running.worker()).isEqualTo(life.one.id);

        assertThat(life.workflow().stop(LifecycleFixture.command()).phase()).isEqualTo(PhaseName.STOPPING);
        StatusProjection stopped = life.awaitPhase(PhaseName.STOPPED);
        assertThat(stopped.worker()).isNull();
        assertThat(stopped.desired()).isEqualTo(DesiredState.STOPPED);
        assertThat(life.one.commands).containsExactly("end");
    }

    @Test
    void startsAgainAfterAStopOnTheHostThatHasTheProfile() {
        life.startAndConnect();
        life.workflow().stop(LifecycleFixture.command());
        life.awaitPhase(PhaseName.STOPPED);
        life.two.begin();
        life.one.cordon();

        life.start();
        await().until(() -> life.one.hosts(life.tenant));
        assertThat(life.one.epochOf(life.tenant)).isEqualTo(new Epoch(2));
    }

    @Test
    void showsItselfInTemporalsVisibilityAndUi() {
        life.startAndConnect();
        await().untilAsserted(() -> {
            SearchAttributes shown =
                    WorkflowStub.fromTyped(life.workflow()).describe().getTypedSearchAttributes();
            assertThat(shown.get(TenantSearchAttributes.TENANT_STATUS)).isEqualTo("ACTIVE");
            assertThat(shown.get(TenantSearchAttributes.TENANT_PHASE)).isEqualTo("RUNNING");
            assertThat(shown.get(TenantSearchAttributes.TEMPLATE)).isEqualTo("BOOKING");
            assertThat(shown.get(TenantSearchAttributes.WORKER_HOST)).isEqualTo("one");
            assertThat(shown.get(TenantSearchAttributes.ERROR_REASON)).isNull();
        });
    }

    @Test
    void goesOnFromTheEpochAndRevThatPostgresKnows() {
        life.records.record = new TenantRecord(
                Template.SUPPORT, DesiredState.STOPPED, PhaseName.STOPPED, null, new Epoch(41), 700, true, false, null);
        life.startAndConnect();
        assertThat(life.records.last().epoch()).isEqualTo(new Epoch(42));
        assertThat(life.records.projections).allMatch(status -> status.rev() > 700);
    }

    @Test
    void startsWhatWasToRunWhenItsHistoryWasLost() {
        life.records.record = lost(DesiredState.RUNNING, PhaseName.RUNNING, null);
        assertThatThrownBy(life::start).cause().hasMessageContaining("already starting");
        await().until(() -> life.one.hosts(life.tenant));
        assertThat(life.one.epochOf(life.tenant)).isEqualTo(new Epoch(6));
    }

    @Test
    void staysFailedOrStoppedWhenItsHistoryWasLost() {
        life.records.record = lost(DesiredState.RUNNING, PhaseName.ERROR, ErrorReason.BANNED);
        assertThatThrownBy(() -> life.startWith(workflow -> workflow::pause, LifecycleFixture.command()))
                .cause()
                .hasMessageContaining("already paused");
        assertThat(life.awaitPhase(PhaseName.ERROR).reason()).isEqualTo(ErrorReason.BANNED);
        assertThat(life.one.launches).isZero();
    }

    private static TenantRecord lost(DesiredState desiredState, PhaseName phase, ErrorReason errorReason) {
        return new TenantRecord(
                Template.BOOKING, desiredState, phase, errorReason, new Epoch(5), 90, true, true, new WorkerId("one"));
    }

    @Test
    void refusesACommandWhoseGiverHasGivenUp() {
        life.startAndConnect();
        Command late = new Command(RequestId.random(), "a test", Instant.now().minusSeconds(1));
        ApplicationFailure refusal =
                LifecycleFixture.refusal(() -> life.workflow().stop(late));
        assertThat(refusal.getType()).isEqualTo(FailureTypes.COMMAND_REFUSED);
        assertThat(refusal.getDetails().get(1, String.class)).contains("too late");
        assertThat(life.workflow().view().desired()).isEqualTo(DesiredState.RUNNING);
    }

    @Test
    void endsWhenItsTenantIsGone() {
        life.records.gone = true;
        assertThatThrownBy(life::start)
                .cause()
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo(FailureTypes.TENANT_GONE));
        WorkflowStub.fromTyped(life.workflow()).getResult(Void.class);
        assertThat(life.records.projections).isEmpty();
    }

    @Test
    void needsAPersonWhenItCannotBeProvisioned() {
        life.records.unprovisionable = true;
        life.start();
        life.pass(Duration.ofMinutes(10), LifecycleFixture.LONG_STEP);
        StatusProjection failed = life.awaitPhase(PhaseName.ERROR);
        assertThat(failed.reason()).isEqualTo(ErrorReason.PROVISION_FAILED);
        assertThat(failed.lastError()).contains("its template does not exist");

        life.records.unprovisionable = false;
        life.start();
        await().until(() -> life.one.hosts(life.tenant));
    }

    @Test
    void waitsWithProvisioningForAsLongAsPostgresIsAway() {
        life.startAndConnect();
        life.workflow().stop(LifecycleFixture.command());
        life.awaitPhase(PhaseName.STOPPED);
        life.records.away = true;
        life.start();
        life.pass(Duration.ofMinutes(15), LifecycleFixture.LONG_STEP);
        assertThat(life.workflow().view().phase()).isEqualTo(PhaseName.PROVISIONING);
        life.settle(); // a try that is under way fails before PostgreSQL is back
        life.records.away = false;
        life.passUntil(Duration.ofSeconds(65), () -> life.one.launches == 2);
    }

    @Test
    void refusesACommandWithItsStateAndTheNextStep() {
        life.startAndConnect();
        ApplicationFailure refusal = LifecycleFixture.refusal(life::start);
        assertThat(refusal.getType()).isEqualTo(FailureTypes.COMMAND_REFUSED);
        assertThat(refusal.getDetails().get(0, String.class)).isEqualTo("RUNNING");
        assertThat(refusal.getDetails().get(1, String.class)).contains("restart it");
        assertThat(refusal.getOriginalMessage())
                .startsWith("Cannot start tenant " + life.tenant + ", which is RUNNING.");
    }

    @Test
    void doesACommandOnceHoweverOftenItIsSaid() {
        Command start = LifecycleFixture.command();
        CommandResult answer = life.start(start);
        await().until(() -> life.one.hosts(life.tenant));
        assertThat(life.start(start)).isEqualTo(answer);
        assertThat(life.records.provisioned).isOne();
    }

    @Test
    void remembersTheLastFiftyAnswers() {
        life.startAndConnect();
        Command first = new Command(new RequestId("first"), "a test");
        life.workflow().pause(first);
        for (int i = 0; i < 49; i++) {
            if (i % 2 == 0) {
                life.workflow().resume(LifecycleFixture.command());
            } else {
                life.workflow().pause(LifecycleFixture.command());
            }
        }
        assertThat(life.workflow().pause(first).nextStep()).contains("answers nobody");
        life.workflow().pause(LifecycleFixture.command());
        assertThatThrownBy(() -> life.workflow().pause(first)).isInstanceOf(WorkflowUpdateException.class);
    }

    @Test
    void dropsWhatAnotherEpochSays() {
        life.startAndConnect();
        life.workflow().restart(LifecycleFixture.command());
        await().until(() -> life.one.launches == 2);
        life.awaitStatus(status -> status.phase() == PhaseName.STARTING && status.worker() != null);
        life.one.signal(life.tenant, new Epoch(1), Kind.CONNECTED);
        life.one.signal(life.tenant, new Epoch(3), Kind.CONNECTED);
        assertThat(life.workflow().view().phase()).isEqualTo(PhaseName.STARTING);
    }

    @Test
    void opensANewBrowserOnRestart() {
        life.startAndConnect();
        life.workflow().restart(LifecycleFixture.command());
        await().until(() -> life.one.launches == 2);
        assertThat(life.one.epochOf(life.tenant)).isEqualTo(new Epoch(2));
        assertThat(life.one.commands).containsExactly("end");
        life.one.signal(life.tenant, Kind.CONNECTED);
        life.awaitPhase(PhaseName.RUNNING);
    }

    @Test
    void unlinksTheDeviceAndForgetsItsSessionOnLogout() {
        life.startAndConnect();
        life.workflow().logout(LifecycleFixture.command());
        assertThat(life.awaitPhase(PhaseName.STOPPED).reason()).isNull();
        assertThat(life.one.commands).containsExactly("logout", "forget");
        assertThat(life.records.sessionForgotten).isTrue();
    }

    @Test
    void forgetsTheSessionEvenWhenThePageCannotLogOut() {
        life.startAndConnect();
        life.one.pageHangs = true;
        life.workflow().logout(LifecycleFixture.command());
        life.pass(Duration.ofSeconds(40));
        assertThat(life.awaitPhase(PhaseName.STOPPED).lastError()).contains("remove it on the phone");
        assertThat(life.one.commands).containsExactly("logout", "end", "kill", "forget");
    }

    @Test
    void unlinksTheDeviceOfARunningTenantThatIsDeletedAndEnds() {
        life.startAndConnect();
        CommandResult answer = life.workflow().delete(LifecycleFixture.command());
        WorkflowStub.fromTyped(life.workflow()).getResult(Void.class);
        assertThat(answer.nextStep()).contains("unlinked from the phone");
        assertThat(life.one.commands).containsExactly("logout", "forget");
        assertThat(life.records.sessionForgotten).isFalse();
        assertThat(life.records.gone).isTrue();
        assertThat(life.one.hosts(life.tenant)).isFalse();
    }

    @Test
    void saysThatTheDeviceOfATenantThatIsNotConnectedStaysOnThePhone() {
        life.startAndConnect();
        life.workflow().stop(LifecycleFixture.command());
        life.awaitPhase(PhaseName.STOPPED);
        assertThat(life.workflow().delete(LifecycleFixture.command()).nextStep())
                .contains("remove the device on the phone");
        WorkflowStub.fromTyped(life.workflow()).getResult(Void.class);
    }

    @Test
    void pausesInTheTenantsRowAndSendsTheWorkerNothing() {
        life.startAndConnect();
        life.workflow().pause(LifecycleFixture.command());
        life.awaitStatus(StatusProjection::silenced);
        life.workflow().resume(LifecycleFixture.command());
        life.awaitStatus(status -> !status.silenced());
        life.settle();
        assertThat(life.one.commands).isEmpty();
    }

    @Test
    void writesTheNextStateWhenPostgresqlRefusedOne() {
        life.records.refused = status -> status.phase() == PhaseName.AWAITING_SCAN;
        life.startAndConnect();
        assertThat(life.records.projections).noneMatch(status -> status.phase() == PhaseName.AWAITING_SCAN);
        String before = WorkflowStub.fromTyped(life.workflow())
                .describe()
                .getExecution()
                .getRunId();
        life.workflow().continueAsNew();
        await().until(() -> !WorkflowStub.fromTyped(life.workflow())
                .describe()
                .getExecution()
                .getRunId()
                .equals(before));
    }

    @Test
    void overwritesTheStatesOfARunThatWasResetSince() {
        life.startAndConnect();
        life.records.storedRev = 40;
        life.one.signal(life.tenant, Kind.DISCONNECTED);
        assertThat(life.awaitPhase(PhaseName.RECOVERING).rev()).isEqualTo(41);
        life.one.signal(life.tenant, Kind.CONNECTED);
        assertThat(life.awaitPhase(PhaseName.RUNNING).rev()).isEqualTo(42);
    }

    @Test
    void passesRequestsForThePageToItsHost() {
        life.start();
        await().until(() -> life.one.hosts(life.tenant));
        life.one.signal(life.tenant, Kind.QR_SHOWN);
        life.workflow().requestPairingCode(LifecycleFixture.command());
        life.workflow().showNewCode(LifecycleFixture.command());
        Command picture = LifecycleFixture.command();
        life.workflow().screenshot(picture);
        life.workflow().screenshot(picture);
        assertThat(life.one.commands).containsExactly("pair", "code", "picture");
    }

    @Test
    void saysSoWhenThePagesHostDoesNotAnswer() {
        life.startAndConnect();
        life.one.hang();
        var picture = WorkflowStub.fromTyped(life.workflow())
                .startUpdate(
                        "screenshot",
                        io.temporal.client.WorkflowUpdateStage.ACCEPTED,
                        CommandResult.class,
                        LifecycleFixture.command());
        life.pass(Duration.ofSeconds(26));
        assertThatThrownBy(picture::getResult)
                .cause()
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        refusal -> assertThat(refusal.getType()).isEqualTo(FailureTypes.COMMAND_REFUSED));
    }

    @Test
    void offersNewCodesAfterTheFirstOnesRanOut() {
        life.start();
        await().until(() -> life.one.hosts(life.tenant));
        life.one.signal(life.tenant, Kind.QR_SHOWN);
        life.awaitPhase(PhaseName.AWAITING_SCAN);
        life.one.end(life.tenant, io.flowhq.contract.session.SessionOutcome.SCAN_TIMEOUT);
        assertThat(life.awaitPhase(PhaseName.ERROR).reason()).isEqualTo(ErrorReason.SCAN_TIMEOUT);
        life.workflow().showNewCode(LifecycleFixture.command());
        await().until(() -> life.one.launches == 2);
    }

    @Test
    void livesOnWhilePostgresIsAwayAndTellsTheNewestStateAfterwards() {
        life.startAndConnect();
        int before = life.records.projections.size();
        life.records.away = true;
        life.one.signal(life.tenant, Kind.DISCONNECTED);
        life.one.signal(life.tenant, Kind.CONNECTED);
        life.workflow().stop(LifecycleFixture.command());
        await().until(() -> !life.one.hosts(life.tenant));
        life.pass(Duration.ofMinutes(2));
        assertThat(life.records.projections).hasSize(before);

        life.settle();
        life.records.away = false;
        life.passUntil(Duration.ofSeconds(40), () -> life.records.last().phase() == PhaseName.STOPPED);
    }

    @Test
    void closesTheSessionBeforeItEndsWhenItIsCancelled() {
        life.startAndConnect();
        WorkflowStub workflow = WorkflowStub.fromTyped(life.workflow());
        workflow.cancel();
        assertThatThrownBy(() -> workflow.getResult(Void.class)).cause().isInstanceOf(CanceledFailure.class);
        assertThat(life.records.last().phase()).isEqualTo(PhaseName.STOPPED);
        assertThat(life.records.last().desired()).isEqualTo(DesiredState.STOPPED);
        assertThat(life.one.hosts(life.tenant)).isFalse();

        life.start();
        await().until(() -> life.one.hosts(life.tenant));
    }

    @Test
    void addsNoEventInAnHourOfConnectedIdleness() {
        life.startAndConnect();
        life.settle();
        long before = life.events();
        life.pass(Duration.ofHours(1), Duration.ofSeconds(20));
        assertThat(life.events()).isEqualTo(before);
        assertThat(life.workflow().view().phase()).isEqualTo(PhaseName.RUNNING);
    }
}
