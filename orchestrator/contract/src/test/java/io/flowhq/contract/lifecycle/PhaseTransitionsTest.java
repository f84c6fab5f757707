package io.flowhq.contract.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flowhq.contract.TenantId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PhaseTransitionsTest {

    /** The whole table, written by hand: every pair that is not here is illegal. */
    private static final String LEGAL = """
            NEW              StartRequested        PROVISIONING
            NEW              DeleteRequested       STOPPING
            PROVISIONING     StopRequested         STOPPING
            PROVISIONING     DeleteRequested       STOPPING
            PROVISIONING     TenantProvisioned     STARTING
            PROVISIONING     ProvisioningFailed    ERROR
            WAITING_FOR_SLOT StopRequested         STOPPING
            WAITING_FOR_SLOT DeleteRequested       STOPPING
            WAITING_FOR_SLOT SessionHosted         STARTING
            WAITING_FOR_SLOT QrShown               AWAITING_SCAN
            WAITING_FOR_SLOT CodeScanned           STARTING
            WAITING_FOR_SLOT SessionConnected      RUNNING
            WAITING_FOR_SLOT SessionDisconnected   WAITING_FOR_SLOT
            WAITING_FOR_SLOT SessionLost           RECOVERING
            WAITING_FOR_SLOT SessionFailed         ERROR
            STARTING         StopRequested         STOPPING
            STARTING         ForceRestartRequested STOPPING
            STARTING         DeleteRequested       STOPPING
            STARTING         NoSlotFree            WAITING_FOR_SLOT
            STARTING         SessionHosted         STARTING
            STARTING         QrShown               AWAITING_SCAN
            STARTING         CodeScanned           STARTING
            STARTING         SessionConnected      RUNNING
            STARTING         SessionDisconnected   STARTING
            STARTING         SessionLost           RECOVERING
            STARTING         SessionFailed         ERROR
            AWAITING_SCAN    StopRequested         STOPPING
            AWAITING_SCAN    RestartRequested      STOPPING
            AWAITING_SCAN    ForceRestartRequested STOPPING
            AWAITING_SCAN    DeleteRequested       STOPPING
            AWAITING_SCAN    SessionHosted         AWAITING_SCAN
            AWAITING_SCAN    QrShown               AWAITING_SCAN
            AWAITING_SCAN    CodeScanned           STARTING
            AWAITING_SCAN    SessionConnected      RUNNING
            AWAITING_SCAN    SessionDisconnected   AWAITING_SCAN
            AWAITING_SCAN    SessionLost           RECOVERING
            AWAITING_SCAN    SessionFailed         ERROR
            RUNNING          StopRequested         STOPPING
            RUNNING          RestartRequested      STOPPING
            RUNNING          ForceRestartRequested STOPPING
            RUNNING          LogoutRequested       STOPPING
            RUNNING          DeleteRequested       STOPPING
            RUNNING          SessionHosted         RUNNING
            RUNNING          QrShown               AWAITING_SCAN
            RUNNING          CodeScanned           RUNNING
            RUNNING          SessionConnected      RUNNING
            RUNNING          SessionDisconnected   RECOVERING
            RUNNING          SessionLost           RECOVERING
            RUNNING          SessionFailed         ERROR
            RECOVERING       StopRequested         STOPPING
            RECOVERING       RestartRequested      STOPPING
            RECOVERING       ForceRestartRequested STOPPING
            RECOVERING       LogoutRequested       STOPPING
            RECOVERING       DeleteRequested       STOPPING
            RECOVERING       NoSlotFree            WAITING_FOR_SLOT
            RECOVERING       SessionHosted         RECOVERING
            RECOVERING       QrShown               AWAITING_SCAN
            RECOVERING       CodeScanned           STARTING
            RECOVERING       SessionConnected      RUNNING
            RECOVERING       SessionDisconnected   RECOVERING
            RECOVERING       SessionLost           RECOVERING
            RECOVERING       SessionFailed         ERROR
            STOPPING         StopRequested         STOPPING
            STOPPING         ForceRestartRequested STOPPING
            STOPPING         DeleteRequested       STOPPING
            STOPPING         SessionHosted         STOPPING
            STOPPING         QrShown               STOPPING
            STOPPING         CodeScanned           STOPPING
            STOPPING         SessionConnected      STOPPING
            STOPPING         SessionDisconnected   STOPPING
            STOPPING         SessionClosed         STOPPED
            STOPPING         SessionReopened       STARTING
            STOPPING         TenantRemoved         DELETED
            STOPPED          StartRequested        PROVISIONING
            STOPPED          LogoutRequested       STOPPING
            STOPPED          DeleteRequested       STOPPING
            ERROR            StartRequested        PROVISIONING
            ERROR            StopRequested         STOPPED
            ERROR            RestartRequested      PROVISIONING
            ERROR            ForceRestartRequested PROVISIONING
            ERROR            LogoutRequested       STOPPING
            ERROR            DeleteRequested       STOPPING
            """;

    private static final Map<String, PhaseName> TABLE = LEGAL.lines()
            .map(line -> line.split("\\s+"))
            .collect(Collectors.toMap(
                    cells -> cells[0] + " " + cells[1],
                    cells -> PhaseName.valueOf(cells[2]),
                    (a, b) -> a,
                    TreeMap::new));

    static Stream<Arguments> everyPair() {
        return Events.PHASES.stream()
                .flatMap(phase -> Events.ALL.stream().map(lifecycleEvent -> Arguments.of(phase, lifecycleEvent)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void takesWhatIsLegalAndRefusesTheRest(Phase phase, LifecycleEvent lifecycleEvent) {
        PhaseName expected =
                TABLE.get(phase.name() + " " + lifecycleEvent.getClass().getSimpleName());
        if (expected == null) {
            assertThatExceptionOfType(IllegalTransition.class)
                    .isThrownBy(() -> PhaseTransitions.after(phase, lifecycleEvent))
                    .satisfies(illegal -> {
                        assertThat(illegal.phase()).isEqualTo(phase);
                        assertThat(illegal.event()).isEqualTo(lifecycleEvent);
                    });
        } else {
            assertThat(PhaseTransitions.after(phase, lifecycleEvent).name()).isEqualTo(expected);
        }
    }

    @Test
    void triesEveryKindOfEventAndPhaseThereIs() {
        assertThat(Events.ALL.stream().map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(Events.kinds(LifecycleEvent.class)
                        .<Class<?>>map(kind -> kind)
                        .toList());
        assertThat(Events.PHASES.stream().map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(
                        Events.kinds(Phase.class).<Class<?>>map(kind -> kind).toList());
        assertThat(TABLE).hasSize((int) LEGAL.lines().count());
    }

    @Test
    void keepsWhatAPhaseKnows() {
        assertThat(PhaseTransitions.after(new Phase.Running(), new LifecycleEvent.SessionLost(4)))
                .isEqualTo(new Phase.Recovering(4));
        assertThat(PhaseTransitions.after(new Phase.Running(), new LifecycleEvent.SessionDisconnected()))
                .isEqualTo(new Phase.Recovering(0));
        assertThat(PhaseTransitions.after(new Phase.Starting(), new LifecycleEvent.SessionFailed(ErrorReason.CONFLICT)))
                .isEqualTo(new Phase.Failed(ErrorReason.CONFLICT));
        assertThat(PhaseTransitions.after(new Phase.Recovering(2), new LifecycleEvent.SessionHosted()))
                .isEqualTo(new Phase.Recovering(2));
    }

    @Test
    void namesTenantStateAndEventWhenAMoveIsIllegal() {
        TenantId tenant = new TenantId(new UUID(1, 2));
        assertThatExceptionOfType(IllegalTransition.class)
                .isThrownBy(() -> PhaseTransitions.after(new Phase.Stopped(), new LifecycleEvent.SessionLost(1)))
                .satisfies(illegal -> assertThat(illegal.by(tenant))
                        .hasMessageContainingAll(tenant.toString(), "STOPPED", "SessionLost"));
    }

    @Test
    void canBeTakenApartAndPutTogether() {
        for (Phase phase : Events.PHASES) {
            assertThat(Phase.of(phase.name(), phase.reason(), phase.attempt())).isEqualTo(phase);
        }
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Phase.of(PhaseName.ERROR, null, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "DELETED, RUNNING,    ,       STOPPING",
        "RUNNING, RUNNING,    ,       PROVISIONING",
        "RUNNING, RECOVERING, ,       PROVISIONING",
        "RUNNING, STOPPING,   ,       PROVISIONING",
        "RUNNING, ERROR,      BANNED, ERROR",
        "STOPPED, NEW,        ,       NEW",
        "STOPPED, STOPPING,   ,       STOPPED",
        "STOPPED, STOPPED,    ,       STOPPED"
    })
    void takesALifeUpWhoseWorkflowWasLost(
            DesiredState desiredState, PhaseName phase, ErrorReason errorReason, PhaseName resumed) {
        assertThat(PhaseTransitions.resumed(desiredState, phase, errorReason).name())
                .isEqualTo(resumed);
    }

    /** A command may be given exactly where its event is a legal move, when nothing else speaks against it. */
    @Test
    void agreesWithTheRulesOfTheCommands() {
        Map<CommandKind, LifecycleEvent> moves = new LinkedHashMap<>();
        moves.put(CommandKind.START, new LifecycleEvent.StartRequested());
        moves.put(CommandKind.RESTART, new LifecycleEvent.RestartRequested());
        moves.put(CommandKind.FORCE_RESTART, new LifecycleEvent.ForceRestartRequested());
        moves.put(CommandKind.STOP, new LifecycleEvent.StopRequested());
        moves.put(CommandKind.LOGOUT, new LifecycleEvent.LogoutRequested());
        moves.put(CommandKind.DELETE, new LifecycleEvent.DeleteRequested());
        moves.forEach((command, lifecycleEvent) -> {
            for (Phase phase : Events.PHASES) {
                CommandPreconditions now =
                        new CommandPreconditions(phase.name(), phase.reason(), DesiredState.RUNNING, false, false);
                assertThat(CommandRules.allows(command, now))
                        .as("%s in %s", command, phase.name())
                        .isEqualTo(TABLE.containsKey(
                                phase.name() + " " + lifecycleEvent.getClass().getSimpleName()));
            }
        });
    }
}
