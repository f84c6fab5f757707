package io.flowhq.store.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.flowhq.store.lifecycle.Projections;
import io.flowhq.store.sql.ReservedConnections;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
class SessionLeasesTest {

    private static final WorkerId ONE = new WorkerId("worker-1");
    private static final WorkerId TWO = new WorkerId("worker-2");
    private static final Duration TTL = Duration.ofSeconds(30);

    @Autowired
    SessionLeases leases;

    @Autowired
    ReservedConnections connections;

    @Autowired
    DataSource pool;

    @Autowired
    Tenants tenants;

    @Autowired
    LifecycleRecords lifecycle;

    @Autowired
    JdbcClient jdbc;

    private final TenantId tenant = TenantMother.salon().id();

    @BeforeEach
    void aTenant() {
        NewTenant salon = TenantMother.salon();
        tenants.create(new NewTenant(
                tenant, salon.name(), salon.phoneNumber(), salon.template(), salon.businessName(), salon.language()));
    }

    @Test
    void givesAFreeLeaseForItsTime() {
        assertThat(leases.acquire(tenant, epoch(1), ONE, TTL)).isTrue();

        assertThat(leases.find(tenant)).hasValueSatisfying(lease -> {
            assertThat(lease.tenant()).isEqualTo(tenant);
            assertThat(lease.epoch()).isEqualTo(epoch(1));
            assertThat(lease.owner()).isEqualTo(ONE);
            assertThat(Duration.between(Instant.now(), lease.expiresAt()))
                    .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(31));
        });
    }

    @Test
    void makesASuccessorWaitForALiveLeaseOfALowerEpoch() {
        leases.acquire(tenant, epoch(1), ONE, TTL);

        assertThat(leases.acquire(tenant, epoch(2), TWO, TTL)).isFalse();
        assertThat(leases.find(tenant).orElseThrow().owner()).isEqualTo(ONE);
        assertThat(leases.renew(tenant, epoch(1), ONE, TTL))
                .describedAs("an attempt of another takes nothing away")
                .isTrue();
    }

    @Test
    void givesALeaseThatRanOutToTheSuccessor() {
        leases.acquire(tenant, epoch(1), ONE, TTL);
        runOut();

        assertThat(leases.acquire(tenant, epoch(2), TWO, TTL)).isTrue();
        assertThat(leases.find(tenant).orElseThrow().owner()).isEqualTo(TWO);
        assertThat(leases.renew(tenant, epoch(1), ONE, TTL)).isFalse();
    }

    @Test
    void letsTheSameOwnerGoOnUnderAHigherEpochAtOnce() {
        leases.acquire(tenant, epoch(1), ONE, TTL);

        assertThat(leases.acquire(tenant, epoch(2), ONE, TTL)).isTrue();
        assertThat(leases.renew(tenant, epoch(1), ONE, TTL)).isFalse();
        assertThat(leases.renew(tenant, epoch(2), ONE, TTL)).isTrue();
    }

    @Test
    void makesAnotherProcessOfTheSameNameWait() {
        SessionLeases copy = new SessionLeases(connections);
        leases.acquire(tenant, epoch(1), ONE, TTL);

        assertThat(copy.acquire(tenant, epoch(1), ONE, TTL)).isFalse();
        assertThat(copy.acquire(tenant, epoch(2), ONE, TTL)).isFalse();
        assertThat(copy.renew(tenant, epoch(1), ONE, TTL)).isFalse();
        copy.release(tenant, epoch(1), ONE);
        assertThat(leases.renew(tenant, epoch(1), ONE, TTL)).isTrue();

        runOut();
        assertThat(copy.acquire(tenant, epoch(2), ONE, TTL)).isTrue();
        assertThat(leases.renew(tenant, epoch(1), ONE, TTL)).isFalse();
    }

    @Test
    void freesTheLeasesOfAProcessThatIsKnownToHaveEnded() {
        WorkerId worker = new WorkerId("worker-" + tenant);
        leases.acquire(tenant, epoch(1), worker, TTL);
        SessionLeases restarted = new SessionLeases(connections);

        assertThat(restarted.releaseAll(new WorkerId("other-" + tenant), leases.instance()))
                .isEmpty();
        assertThat(restarted.releaseAll(worker, restarted.instance())).isEmpty();
        assertThat(restarted.releaseAll(worker, leases.instance()))
                .containsExactly(new SessionAssignment(tenant, epoch(1)));
        assertThat(restarted.acquire(tenant, epoch(1), worker, TTL)).isTrue();
    }

    @Test
    void renewsManyLeasesInOneStatementAndOnlyThoseThatItHolds() {
        NewTenant neighbour = TenantMother.named("Duka");
        NewTenant others = TenantMother.named("Garage");
        tenants.create(neighbour);
        tenants.create(others);
        leases.acquire(tenant, epoch(1), ONE, TTL);
        leases.acquire(neighbour.id(), epoch(4), ONE, TTL);
        leases.acquire(others.id(), epoch(1), TWO, TTL);
        TenantId nobody = new TenantId(UUID.randomUUID());

        assertThat(leases.renewAll(
                        Map.of(tenant, epoch(1), neighbour.id(), epoch(3), others.id(), epoch(1), nobody, epoch(1)),
                        ONE,
                        Duration.ofMinutes(5)))
                .containsExactly(tenant);
        assertThat(leases.find(tenant).orElseThrow().expiresAt())
                .isAfter(Instant.now().plusSeconds(200));
        lifecycle.project(Projections.recovering(tenant, 1, 2, "lost"));
        assertThat(leases.renewAll(Map.of(tenant, epoch(1)), ONE, TTL)).isEmpty();
        assertThat(leases.renewAll(Map.of(), ONE, TTL)).isEmpty();
    }

    @Test
    void renewsTheOthersWhileOneLeaseIsInUse() throws Exception {
        NewTenant neighbour = TenantMother.named("Duka");
        tenants.create(neighbour);
        leases.acquire(tenant, epoch(1), ONE, TTL);
        leases.acquire(neighbour.id(), epoch(1), ONE, TTL);
        Map<TenantId, Epoch> both = Map.of(tenant, epoch(1), neighbour.id(), epoch(1));

        try (Connection other = pool.getConnection()) {
            other.setAutoCommit(false);
            try (var lock = other.prepareStatement("select from session_leases where tenant_id = ? for update")) {
                lock.setObject(1, tenant.value());
                lock.execute();
            }
            assertThat(leases.renewAll(both, ONE, TTL)).containsExactly(neighbour.id());
            other.rollback();
        }
        assertThat(leases.renewAll(both, ONE, TTL)).hasSize(2);
    }

    @Test
    void renewsInTimeWhileOtherWorkHasAllConnectionsOfThePool() throws Exception {
        leases.acquire(tenant, epoch(1), ONE, TTL);
        int all = pool.unwrap(HikariDataSource.class).getMaximumPoolSize();
        List<Connection> taken = new ArrayList<>();
        try {
            for (int i = 0; i < all; i++) {
                taken.add(pool.getConnection());
            }

            long began = System.nanoTime();
            assertThat(leases.renew(tenant, epoch(1), ONE, TTL)).isTrue();
            assertThat(leases.renewAll(Map.of(tenant, epoch(1)), ONE, TTL)).containsExactly(tenant);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .describedAs("who waits for the pool gives up after 5 s")
                    .isLessThan(Duration.ofSeconds(4));
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    @Test
    void letsTheSameOwnerTakeTheSameLeaseAgain() {
        leases.acquire(tenant, epoch(1), ONE, TTL);

        assertThat(leases.acquire(tenant, epoch(1), ONE, TTL)).isTrue();
    }

    @Test
    void givesNoLeaseToAnEpochThatHasASuccessorEvenWhenThatOneIsOver() {
        leases.acquire(tenant, epoch(2), TWO, TTL);
        runOut();
        assertThat(leases.acquire(tenant, epoch(1), ONE, TTL)).isFalse();

        leases.acquire(tenant, epoch(2), TWO, TTL);
        leases.release(tenant, epoch(2), TWO);
        assertThat(leases.acquire(tenant, epoch(1), ONE, TTL)).isFalse();
        assertThat(leases.acquire(tenant, epoch(1), TWO, TTL)).isFalse();
    }

    @Test
    void endsTheLeaseOfASessionThatItsWorkflowHasGivenUp() {
        leases.acquire(tenant, epoch(1), ONE, TTL);

        lifecycle.project(Projections.recovering(tenant, 1, 2, "lost"));

        assertThat(leases.renew(tenant, epoch(1), ONE, TTL)).isFalse();
        assertThat(leases.acquire(tenant, epoch(1), ONE, TTL)).isFalse();
    }

    @Test
    void renewsForTheOwnerOnly() {
        leases.acquire(tenant, epoch(1), ONE, TTL);
        Instant before = leases.find(tenant).orElseThrow().expiresAt();

        assertThat(leases.renew(tenant, epoch(1), TWO, TTL)).isFalse();
        assertThat(leases.renew(tenant, epoch(2), ONE, TTL)).isFalse();
        assertThat(leases.renew(tenant, epoch(1), ONE, Duration.ofMinutes(5))).isTrue();
        assertThat(leases.find(tenant).orElseThrow().expiresAt()).isAfter(before.plusSeconds(200));
    }

    @Test
    void renewsALeaseThatRanOutAsLongAsNobodyTookIt() {
        leases.acquire(tenant, epoch(1), ONE, TTL);
        runOut();

        assertThat(leases.renew(tenant, epoch(1), ONE, TTL)).isTrue();
        assertThat(leases.acquire(tenant, epoch(2), TWO, TTL)).isFalse();
    }

    @Test
    void freesAReleasedLeaseForTheNextAtOnceAndForNobodyElse() {
        leases.acquire(tenant, epoch(1), ONE, TTL);

        leases.release(tenant, epoch(1), TWO);
        leases.release(tenant, epoch(2), ONE);
        assertThat(leases.find(tenant)).isPresent();
        leases.release(tenant, epoch(1), ONE);

        assertThat(leases.find(tenant)).isEmpty();
        assertThat(leases.renew(tenant, epoch(1), ONE, TTL)).isFalse();
        assertThat(leases.acquire(tenant, epoch(2), TWO, TTL)).isTrue();
    }

    @Test
    void keepsTenantsApart() {
        NewTenant neighbour = TenantMother.named("Duka");
        tenants.create(neighbour);
        leases.acquire(tenant, epoch(5), ONE, TTL);

        assertThat(leases.acquire(neighbour.id(), epoch(1), TWO, TTL)).isTrue();
        leases.release(neighbour.id(), epoch(5), ONE);
        assertThat(leases.find(tenant).orElseThrow().owner()).isEqualTo(ONE);
        assertThat(leases.find(neighbour.id()).orElseThrow().owner()).isEqualTo(TWO);
    }

    @Test
    void leasesNothingOfATenantThatIsNotThere() {
        TenantId nobody = new TenantId(UUID.randomUUID());

        assertThat(leases.acquire(nobody, epoch(1), ONE, TTL)).isFalse();
        assertThat(leases.find(nobody)).isEmpty();
    }

    @Test
    void letsExactlyOneOfManyHaveAFreeLease() throws Exception {
        int workers = 8;
        CountDownLatch ready = new CountDownLatch(workers);
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                WorkerId worker = new WorkerId("rival-" + i);
                Epoch epoch = epoch(i % 2 + 1);
                answers.add(threads.submit((Callable<Boolean>) () -> {
                    ready.countDown();
                    ready.await();
                    return leases.acquire(tenant, epoch, worker, TTL);
                }));
            }
            int winners = 0;
            for (Future<Boolean> answer : answers) {
                winners += answer.get() ? 1 : 0;
            }
            assertThat(winners).isOne();
        }
    }

    private void runOut() {
        jdbc.sql("update session_leases set expires_at = clock_timestamp() - interval '1 ms' where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();
    }

    private static Epoch epoch(long value) {
        return new Epoch(value);
    }
}
