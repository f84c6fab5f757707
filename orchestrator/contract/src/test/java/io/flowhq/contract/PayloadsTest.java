package io.flowhq.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.lifecycle.Command;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.ContinuedState;
import io.flowhq.contract.lifecycle.ContinuedState.Answered;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.LifecycleView;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.RecoveryCounters;
import io.flowhq.contract.lifecycle.SessionRunState;
import io.flowhq.contract.lifecycle.ShutdownMode;
import io.flowhq.contract.lifecycle.StatusProjection;
import io.flowhq.contract.lifecycle.TenantLifecycleInput;
import io.flowhq.contract.lifecycle.TenantRecord;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEnded;
import io.flowhq.contract.session.SessionEvent;
import io.flowhq.contract.session.SessionHeartbeat;
import io.flowhq.contract.session.SessionOutcome;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DefaultDataConverter;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes through Temporal comes out the same, and stays small. */
class PayloadsTest {

    private static final Instant NOON = Instant.parse("2026-09-01T12:00:00.123Z");
    private static final TenantId TENANT = new TenantId(new UUID(1, 2));
    private static final WorkerId WORKER = new WorkerId("worker-1");
    private static final Epoch EPOCH = new Epoch(7);

    static Stream<Object> everyPayload() {
        return Stream.of(
                TENANT,
                new TenantLifecycleInput(TENANT, null),
                new TenantLifecycleInput(TENANT, carried(2)),
                new Command(new RequestId("r-1"), "admin"),
                new Command(new RequestId("r-1"), "admin", NOON),
                new CommandResult(PhaseName.ERROR, ErrorReason.BANNED, "Wait."),
                new LifecycleView(DesiredState.RUNNING, PhaseName.RECOVERING, null, EPOCH, WORKER, 3, NOON, 9),
                new TenantRecord(
                        Template.BOOKING, DesiredState.RUNNING, PhaseName.RUNNING, null, EPOCH, 3, true, false, WORKER),
                new StatusProjection(
                        TENANT,
                        9,
                        DesiredState.RUNNING,
                        PhaseName.RUNNING,
                        null,
                        false,
                        true,
                        EPOCH,
                        WORKER,
                        0,
                        null,
                        NOON,
                        null),
                new SessionAssignment(TENANT, EPOCH),
                new SessionEnded(SessionOutcome.DEAF, "no answer"),
                new SessionEnded(SessionOutcome.DRAINED, null, true),
                new SessionEvent(EPOCH, WORKER, SessionEvent.Kind.CONNECTED),
                new SessionHeartbeat(EPOCH, SessionHeartbeat.Liveness.LIVE, 1_000_000));
    }

    @ParameterizedTest
    @MethodSource("everyPayload")
    void comesOutAsItWentIn(Object payload) {
        DefaultDataConverter converter = DefaultDataConverter.newDefaultInstance();
        Object back = converter.fromPayload(
                converter.toPayload(payload).orElseThrow(), payload.getClass(), payload.getClass());
        assertThat(back).isEqualTo(payload);
    }

    @Test
    void readsTheEndOfASessionFromAWorkerThatDoesNotKnowSnapshots() {
        Payload older = DefaultDataConverter.newDefaultInstance()
                .toPayload(Map.of("outcome", "DRAINED", "detail", "leaving"))
                .orElseThrow();
        SessionEnded end =
                DefaultDataConverter.newDefaultInstance().fromPayload(older, SessionEnded.class, SessionEnded.class);
        assertThat(end).isEqualTo(new SessionEnded(SessionOutcome.DRAINED, "leaving"));
        assertThat(end.movable()).isTrue();
    }

    @Test
    void carriesLessThanTenKilobytesIntoAFreshHistory() {
        int size = DefaultDataConverter.newDefaultInstance()
                .toPayload(new TenantLifecycleInput(TENANT, carried(50)))
                .orElseThrow()
                .getSerializedSize();
        assertThat(size).isLessThan(10_000);
    }

    private static ContinuedState carried(int answers) {
        return new ContinuedState(
                DesiredState.RUNNING,
                PhaseName.RUNNING,
                null,
                0,
                Template.SUPPORT,
                ShutdownMode.PROPERLY,
                false,
                false,
                true,
                EPOCH,
                SessionRunState.offered(NOON).hosted(WORKER, NOON).connected(NOON),
                WORKER,
                1,
                0,
                NOON,
                NOON,
                null,
                12,
                null,
                IntStream.range(0, answers)
                        .mapToObj(n -> new Answered(
                                new UUID(3, n).toString(),
                                new CommandResult(PhaseName.RUNNING, null, "The bot answers again.")))
                        .toList(),
                new RecoveryCounters(3, 2, 1, 4),
                "PAGE_SILENT");
    }
}
