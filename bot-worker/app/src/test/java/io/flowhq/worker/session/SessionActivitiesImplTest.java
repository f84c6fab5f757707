package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.session.SessionActivities;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEnded;
import io.flowhq.contract.session.SessionHeartbeat;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.flowhq.store.session.SessionLeases;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.worker.profile.BrowserProfile;
import io.grpc.Status;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.ActivityNotExistsException;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.util.unit.DataSize;

/** The activity and a real session, which waits for another worker's lease and so opens no browser. */
@StoreTest
@Timeout(90)
class SessionActivitiesImplTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(40);

    @TempDir
    Path profiles;

    @Autowired
    ApplicationContext store;

    @Autowired
    Tenants tenants;

    @Autowired
    SessionLeases leases;

    private final TestActivityEnvironment temporal = TestActivityEnvironment.newInstance();
    private final ScheduledExecutorService heart = Executors.newScheduledThreadPool(1);
    private final List<SessionHeartbeat> pulses = new CopyOnWriteArrayList<>();
    private SessionAssignment assignment;
    private SessionHostFixture sessionHostFixture;

    @BeforeEach
    void begin() {
        NewTenant salon = TenantMother.salon();
        tenants.create(salon);
        assignment = new SessionAssignment(salon.id(), new Epoch(4));
        leases.acquire(salon.id(), new Epoch(3), new WorkerId("another"), Duration.ofMinutes(5));
        sessionHostFixture = new SessionHostFixture(
                "worker",
                URI.create("http://127.0.0.1:1/"),
                profiles,
                null,
                store,
                SessionSettings.defaults(),
                DataSize.ofGigabytes(1));
        temporal.registerActivitiesImplementations(new SessionActivitiesImpl(sessionHostFixture.sessions, heart));
        temporal.setActivityHeartbeatListener(SessionHeartbeat.class, pulses::add);
    }

    @AfterEach
    void end() {
        sessionHostFixture.close();
        temporal.close();
        heart.shutdownNow();
    }

    @Test
    void beatsWithThePulseOfItsSessionAndReturnsItsEnd() throws Exception {
        CompletableFuture<SessionEnded> running = run();
        await().atMost(TIMEOUT).until(() -> !pulses.isEmpty());
        assertThat(pulses).extracting(SessionHeartbeat::epoch).containsOnly(new Epoch(4));

        session().end(SessionOutcome.DRAINED, "a test");

        assertThat(running.get(40, TimeUnit.SECONDS)).isEqualTo(new SessionEnded(SessionOutcome.DRAINED, "a test"));
        await().atMost(TIMEOUT).until(() -> !sessionHostFixture.sessions.hosts(assignment.tenant()));
    }

    @Test
    void endsTheSessionWhenItsActivityIsCancelled() throws Exception {
        CompletableFuture<SessionEnded> running = run();
        await().atMost(TIMEOUT).until(() -> !pulses.isEmpty());

        temporal.requestCancelActivity();

        assertThat(running.get(80, TimeUnit.SECONDS).outcome()).isEqualTo(SessionOutcome.STOPPED);
    }

    @Test
    void leavesTheSessionToWhoeverAdoptsItWhenTemporalNoLongerKnowsTheActivity() {
        temporal.setActivityHeartbeatListener(SessionHeartbeat.class, heartbeat -> {
            throw Status.NOT_FOUND.withDescription("its workflow moved on").asRuntimeException();
        });
        CompletableFuture<SessionEnded> detached = run();

        await().atMost(TIMEOUT).until(detached::isCompletedExceptionally);
        assertThat(detached.exceptionNow())
                .cause()
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo(ActivityNotExistsException.class.getName()));
        assertThat(session().isEnding()).isFalse();

        temporal.setActivityHeartbeatListener(SessionHeartbeat.class, pulses::add);
        BrowserSession before = session();
        run();
        await().atMost(TIMEOUT).until(() -> !pulses.isEmpty());
        assertThat(session()).describedAs("adopted, not opened anew").isSameAs(before);
    }

    @Test
    void endsTheSessionOfATenantThatIsDeletedBeforeItCouldOpen() throws Exception {
        Path profile = BrowserProfile.folderOf(profiles, assignment.tenant());
        Files.createDirectories(profile.resolve("Default"));
        temporal.setActivityHeartbeatListener(SessionHeartbeat.class, heartbeat -> {
            throw Status.NOT_FOUND.withDescription("its workflow is over").asRuntimeException();
        });
        CompletableFuture<SessionEnded> detached = run();
        await().atMost(TIMEOUT).until(detached::isCompletedExceptionally);
        BrowserSession waiting = session();

        store.getBean(LifecycleRecords.class).delete(assignment.tenant());

        assertThat(waiting.ended().get(40, TimeUnit.SECONDS).outcome()).isEqualTo(SessionOutcome.LEASE_LOST);
        await().atMost(TIMEOUT).until(() -> sessionHostFixture.sessions.used() == 0);
        assertThat(profile).doesNotExist();
    }

    @Test
    void refusesWhatItsWorkerHasNoRoomFor() {
        sessionHostFixture.sessions.welcome(false);

        CompletableFuture<SessionEnded> refused = run();

        await().atMost(TIMEOUT).until(refused::isCompletedExceptionally);
        assertThat(refused.exceptionNow()).isInstanceOf(ActivityFailure.class);
        assertThat(refused.exceptionNow().getCause()).isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
            assertThat(failure.getType()).isEqualTo(FailureTypes.NO_ROOM);
            assertThat(failure.isNonRetryable()).isTrue();
        });
        assertThat(sessionHostFixture.sessions.used()).isZero();
    }

    @Test
    void waitsForAFaultThatPasses() {
        AtomicBoolean faulty = new AtomicBoolean(true);
        AtomicInteger looks = new AtomicInteger();
        sessionHostFixture.sessions.admitUnless(
                () -> {
                    looks.incrementAndGet();
                    return faulty.get() ? Optional.of("PostgreSQL has not answered") : Optional.empty();
                },
                () -> true);

        CompletableFuture<SessionEnded> running = run();

        await().atMost(TIMEOUT).until(() -> looks.get() > 3);
        assertThat(running).isNotDone();
        faulty.set(false);
        await().atMost(TIMEOUT).until(() -> !pulses.isEmpty());
    }

    @Test
    void refusesAtOnceWhereAFaultStays() {
        sessionHostFixture.sessions.admitUnless(() -> Optional.of("The disk is full"), () -> false);
        long asked = System.nanoTime();

        CompletableFuture<SessionEnded> refused = run();

        await().atMost(TIMEOUT).until(refused::isCompletedExceptionally);
        assertThat(System.nanoTime() - asked).isLessThan(TimeUnit.SECONDS.toNanos(8));
    }

    @Test
    void answersThatTheLeaseIsLostWhereANewerSessionLives() throws Exception {
        BrowserSession newer = sessionHostFixture.run(assignment.tenant(), 5);

        assertThat(sessions().runSession(assignment).outcome()).isEqualTo(SessionOutcome.LEASE_LOST);
        assertThat(newer.isEnding()).isFalse();
    }

    private BrowserSession session() {
        return sessionHostFixture.sessions.find(assignment);
    }

    private CompletableFuture<SessionEnded> run() {
        CompletableFuture<SessionEnded> end = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                end.complete(sessions().runSession(assignment));
            } catch (RuntimeException failure) {
                end.completeExceptionally(failure);
            }
        });
        return end;
    }

    private SessionActivities sessions() {
        return temporal.newActivityStub(
                SessionActivities.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofDays(1))
                        .setHeartbeatTimeout(Duration.ofSeconds(2))
                        .setRetryOptions(
                                RetryOptions.newBuilder().setMaximumAttempts(1).build())
                        .build());
    }
}
