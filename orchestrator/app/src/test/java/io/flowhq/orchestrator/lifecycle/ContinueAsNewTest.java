package io.flowhq.orchestrator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.lifecycle.AnsweringCause;
import io.flowhq.contract.lifecycle.Command;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.TenantSearchAttributes;
import io.flowhq.contract.session.SessionEvent.Kind;
import io.flowhq.contract.session.SessionOutcome;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ContinueAsNewTest {

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
    void adoptsTheLiveBrowserAndCommandsKeepWorking() {
        life.startAndConnect();
        for (int n = 1; n <= 3; n++) {
            moveOn();
            int adoptions = n;
            await().until(() -> life.one.adoptions == adoptions);
            life.workflow().screenshot(LifecycleFixture.command());
        }
        assertThat(life.one.launches).isOne();
        assertThat(life.one.commands).containsExactly("picture", "picture", "picture");
        assertThat(life.workflow().view().phase()).isEqualTo(PhaseName.RUNNING);
        assertThat(life.workflow().view().epoch()).isEqualTo(new Epoch(1));

        life.workflow().stop(LifecycleFixture.command());
        life.awaitPhase(PhaseName.STOPPED);
        assertThat(life.one.hosts(life.tenant)).isFalse();
    }

    @Test
    void remembersWhatItHasAnswered() {
        life.startAndConnect();
        Command pause = LifecycleFixture.command();
        CommandResult answer = life.workflow().pause(pause);
        moveOn();
        assertThat(life.workflow().pause(pause)).isEqualTo(answer);
        assertThatThrownBy(() -> life.workflow().pause(LifecycleFixture.command()))
                .isInstanceOf(WorkflowUpdateException.class);
    }

    @Test
    void opensANewBrowserElsewhereWhenTheHostDoesNotComeForItsOwn() {
        life.startAndConnect();
        life.two.begin();
        life.one.die();
        moveOn();
        life.passUntil(Duration.ofSeconds(16), () -> life.two.hosts(life.tenant));
        assertThat(life.two.epochOf(life.tenant)).isEqualTo(new Epoch(2));
    }

    @Test
    void goesOnCountingFailures() {
        life.startAndConnect();
        life.one.end(life.tenant, SessionOutcome.DEAF);
        assertThat(life.awaitPhase(PhaseName.RECOVERING).attempt()).isOne();
        moveOn();
        life.passUntil(Duration.ofSeconds(6), () -> life.one.launches == 2);
        life.one.signal(life.tenant, Kind.CONNECTED);
        life.awaitPhase(PhaseName.RUNNING);
        life.one.end(life.tenant, SessionOutcome.DEAF);
        assertThat(life.awaitPhase(PhaseName.RECOVERING).attempt()).isEqualTo(2);
    }

    @Test
    void movesOnByItselfWhenItsHistoryIsLong() {
        life.startAndConnect();
        String first = runId();
        while (runId().equals(first)) {
            assertThat(life.events()).isLessThan(2_200);
            for (int i = 0; i < 60; i++) {
                life.one.signal(life.tenant, Kind.DISCONNECTED);
                life.one.signal(life.tenant, Kind.CONNECTED);
            }
            life.workflow().view();
        }
        await().until(() -> life.one.adoptions == 1);
        assertThat(life.one.launches).isOne();
    }

    @Test
    void waitsUntilItsSessionIsHosted() {
        life.one.die();
        life.start();
        life.pass(Duration.ofSeconds(12));
        life.awaitPhase(PhaseName.WAITING_FOR_SLOT);
        String first = runId();
        life.workflow().continueAsNew();
        assertThat(life.workflow().view().phase()).isEqualTo(PhaseName.WAITING_FOR_SLOT);
        assertThat(runId()).isEqualTo(first);
        life.one.comeBack();
        await().until(() -> !runId().equals(first));
        await().until(() -> life.one.adoptions == 1);
    }

    @Test
    void takesAFreshHistoryForATenantThatWasPausedBeforeAWorkerTookIt() {
        life.one.die();
        life.start();
        life.workflow().pause(LifecycleFixture.command());
        life.workflow().stop(LifecycleFixture.command());
        life.pass(Duration.ofSeconds(12));
        life.awaitPhase(PhaseName.STOPPED);
        moveOn();
        assertThat(life.workflow().view().phase()).isEqualTo(PhaseName.STOPPED);
    }

    @Test
    void showsThatNobodyIsAnsweredUntilItIsToldOtherwise() {
        life.startAndConnect();
        life.workflow().notAnswering(AnsweringCause.PAGE_SILENT.name());
        moveOn();
        assertThat(shown()).isEqualTo("PAGE_SILENT");

        life.workflow().notAnswering("");
        await().untilAsserted(() -> assertThat(shown()).isNull());
    }

    @Test
    void keepsTheNameOfACauseThatItDoesNotKnow() {
        life.startAndConnect();
        life.workflow().notAnswering("OF_A_LATER_VERSION");

        await().untilAsserted(() -> assertThat(shown()).isEqualTo("OF_A_LATER_VERSION"));
    }

    private @Nullable String shown() {
        return WorkflowStub.fromTyped(life.workflow())
                .describe()
                .getTypedSearchAttributes()
                .get(TenantSearchAttributes.NOT_ANSWERING);
    }

    private void moveOn() {
        String before = runId();
        life.workflow().continueAsNew();
        await().until(() -> !runId().equals(before));
    }

    private String runId() {
        return WorkflowStub.fromTyped(life.workflow()).describe().getExecution().getRunId();
    }
}
