package io.flowhq.orchestrator.lifecycle;

import static org.awaitility.Awaitility.await;

import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.session.SessionEvent.Kind;
import io.flowhq.contract.session.SessionOutcome;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.function.Consumer;

/** Lifecycles worth replaying against whatever the workflow's code becomes; each ends with a history that is kept. */
enum LifecycleScenarios {
    LINKED_AND_STOPPED(life -> {
        life.startAndConnect();
        life.workflow().pause(LifecycleFixture.command());
        life.workflow().screenshot(LifecycleFixture.command());
        life.workflow().stop(LifecycleFixture.command());
        life.awaitPhase(PhaseName.STOPPED);
    }),
    LOST_ITS_WORKER(life -> {
        life.startAndConnect();
        life.one.die();
        life.two.begin();
        life.passUntil(Duration.ofSeconds(36), () -> life.two.hosts(life.tenant));
        life.two.signal(life.tenant, Kind.CONNECTED);
        life.awaitPhase(PhaseName.RUNNING);
    }),
    CRASHED_AND_WAS_BANNED(life -> {
        life.startAndConnect();
        life.one.end(life.tenant, SessionOutcome.BROWSER_CRASHED);
        life.awaitPhase(PhaseName.RECOVERING);
        life.passUntil(Duration.ofSeconds(6), () -> life.one.hosts(life.tenant));
        life.one.end(life.tenant, SessionOutcome.BANNED);
        life.awaitPhase(PhaseName.ERROR);
    }),
    WAITED_FOR_A_SLOT(life -> {
        life.one.die();
        life.start();
        life.pass(Duration.ofSeconds(12));
        life.awaitPhase(PhaseName.WAITING_FOR_SLOT);
        life.workflow().stop(LifecycleFixture.command());
        life.awaitPhase(PhaseName.STOPPED);
    }),
    FORCED_OUT_OF_A_HUNG_PAGE(life -> {
        life.startAndConnect();
        life.one.pageHangs = true;
        life.workflow().stop(LifecycleFixture.command());
        await().until(() -> life.one.commands.contains("end"));
        life.workflow().forceRestart(LifecycleFixture.command());
        await().until(() -> life.one.launches == 2);
    }),
    MOVED_ON_UNDER_A_LIVE_SESSION(life -> {
        life.startAndConnect();
        String first = run(life);
        life.workflow().continueAsNew();
        await().until(() -> !run(life).equals(first));
        await().until(() -> life.one.adoptions == 1);
        life.workflow().screenshot(LifecycleFixture.command());
    }),
    LOGGED_OUT_AND_DELETED(life -> {
        life.startAndConnect();
        life.workflow().logout(LifecycleFixture.command());
        life.awaitPhase(PhaseName.STOPPED);
        life.workflow().delete(LifecycleFixture.command());
        WorkflowStub.fromTyped(life.workflow()).getResult(Void.class);
    });

    private final Consumer<LifecycleFixture> plot;

    LifecycleScenarios(Consumer<LifecycleFixture> plot) {
        this.plot = plot;
    }

    void play(LifecycleFixture life) {
        plot.accept(life);
    }

    private static String run(LifecycleFixture life) {
        return WorkflowStub.fromTyped(life.workflow()).describe().getExecution().getRunId();
    }
}
