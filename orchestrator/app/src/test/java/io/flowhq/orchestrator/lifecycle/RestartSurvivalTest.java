package io.flowhq.orchestrator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.lifecycle.Command;
import io.flowhq.contract.lifecycle.LifecycleView;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.session.SessionEvent.Kind;
import io.flowhq.contract.session.SessionOutcome;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens, in whatever order: no task of the workflow fails, and the tenant can be had running and stopped. */
@Timeout(180)
class RestartSurvivalTest {

    private static final int BLOWS = 40;

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void survivesAnything(long seed) {
        try (LifecycleFixture life = new LifecycleFixture()) {
            Random random = new Random(seed);
            life.start();
            for (int n = 0; n < BLOWS; n++) {
                strike(life, random);
            }
            assertThat(life.events(EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED)).isZero();
            bringToRunning(life);
            life.workflow().stop(LifecycleFixture.command());
            life.pass(Duration.ofSeconds(60));
            life.awaitPhase(PhaseName.STOPPED);
            assertThat(life.one.hosts(life.tenant)).isFalse();
        }
    }

    private static void strike(LifecycleFixture life, Random random) {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> command(life, random);
            case 3, 4 -> signal(life, Kind.values()[random.nextInt(Kind.values().length)]);
            case 5 ->
                life.one.end(life.tenant, SessionOutcome.values()[random.nextInt(SessionOutcome.values().length)]);
            case 6 -> life.workflow().continueAsNew();
            case 7 -> {
                life.one.hang();
                life.pass(Duration.ofSeconds(random.nextInt(1, 45)));
                life.one.comeBack();
            }
            case 8 -> life.records.away = !life.records.away;
            default -> life.pass(Duration.ofSeconds(random.nextInt(1, 30)));
        }
        life.workflow().view();
    }

    private static void command(LifecycleFixture life, Random random) {
        List<Consumer<Command>> commands = Stream.<Consumer<Command>>of(
                        life.workflow()::start,
                        life.workflow()::stop,
                        life.workflow()::restart,
                        life.workflow()::forceRestart,
                        life.workflow()::logout,
                        life.workflow()::pause,
                        life.workflow()::resume)
                .toList();
        try {
            commands.get(random.nextInt(commands.size())).accept(LifecycleFixture.command());
        } catch (WorkflowUpdateException refused) {
            LifecycleFixture.refusal(() -> {
                throw refused;
            });
        }
    }

    private static void signal(LifecycleFixture life, Kind kind) {
        if (life.one.hosts(life.tenant)) {
            life.one.signal(life.tenant, kind);
        }
    }

    private static void bringToRunning(LifecycleFixture life) {
        life.records.away = false;
        await().untilAsserted(() -> {
            life.pass(Duration.ofSeconds(20));
            LifecycleView now = life.workflow().view();
            switch (now.phase()) {
                case STOPPED, ERROR -> life.start();
                case STARTING, AWAITING_SCAN, RECOVERING -> signal(life, Kind.CONNECTED);
                default -> {}
            }
            assertThat(now.phase()).isEqualTo(PhaseName.RUNNING);
        });
    }
}
