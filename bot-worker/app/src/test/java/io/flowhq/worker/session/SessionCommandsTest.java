package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEnded;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.store.tenant.NewTenant;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the workflow and its absence do to a session: real Chromium, real PostgreSQL, the simulated WhatsApp. */
class SessionCommandsTest extends SessionTestCase {

    @Test
    void forgetsTheDeviceThatThePhoneRemoved() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("unlinked")) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            await().atMost(TIMEOUT)
                    .untilAsserted(
                            () -> assertThat(snapshots.newestFirst(salon.id())).isNotEmpty());
            whatsApp.unlink(salon.phoneNumber());

            assertThat(SessionHostFixture.end(session).outcome()).isEqualTo(SessionOutcome.LOGGED_OUT);
            assertThat(snapshots.newestFirst(salon.id())).isEmpty();
            assertThat(home.resolve("profiles-unlinked/" + salon.id() + "/Default"))
                    .doesNotExist();
            assertThat(sessionHostFixture.pipeline.gone).containsExactly(salon.id());
        }
    }

    @Test
    void releasesAllElseWhenAStepOfItsClosingFails() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("failing")) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            sessionHostFixture.pipeline.failing = true;
            session.end(SessionOutcome.STOPPED, null);

            SessionEnded ended = SessionHostFixture.end(session);
            assertThat(ended.outcome()).isEqualTo(SessionOutcome.STOPPED);
            assertThat(ended.snapshotSaved()).isTrue();
            assertThat(leases.find(salon.id())).isEmpty();
            sessionHostFixture.pipeline.failing = false;
            BrowserSession again = sessionHostFixture.run(salon.id(), 2);
            await().atMost(TIMEOUT).until(() -> again.linkState().isConnected());
        }
    }

    @Test
    void waitsForItsWorkflowOnlyWhileTemporalIsAway() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("orphan")) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            sessionHostFixture.temporalThere = false;
            session.owner().leave(session.owner().take());
            await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(10)).until(() -> !session.isEnding());
            sessionHostFixture.temporalThere = true;
            assertThat(SessionHostFixture.end(session).outcome()).isEqualTo(SessionOutcome.DRAINED);
            assertThat(sessionHostFixture.startedLifecycles).containsExactly(salon.id());
        }
    }

    @Test
    void refusesCommandsForASessionItDoesNotHost() {
        try (SessionHostFixture sessionHostFixture = host("nobody")) {
            assertThatThrownBy(() -> sessionHostFixture.hostActivities.takeScreenshot(
                            new SessionAssignment(new TenantId(UUID.randomUUID()), new Epoch(1))))
                    .isInstanceOfSatisfying(ApplicationFailure.class, refusal -> {
                        assertThat(refusal.getType()).isEqualTo(FailureTypes.SESSION_GONE);
                        assertThat(refusal.isNonRetryable()).isTrue();
                    });
        }
    }

    @Test
    void takesNoMoreSessionsThanThereIsRoomFor() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("full")) {
            sessionHostFixture.sessions.welcome(false);
            assertThatThrownBy(() ->
                            sessionHostFixture.sessions.take(new SessionAssignment(salon.id(), new Epoch(1)), false))
                    .isInstanceOf(NoFreeSlot.class);
        }
    }
}
