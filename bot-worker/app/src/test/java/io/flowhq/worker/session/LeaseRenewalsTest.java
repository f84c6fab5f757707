package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.session.SessionLeases;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
class LeaseRenewalsTest {

    private static final int SESSIONS = 40;

    @Autowired
    SessionLeases leases;

    @Autowired
    Tenants tenants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource pool;

    private final SessionSettings settings = SessionTestCase.settings(Duration.ofSeconds(30), Duration.ofSeconds(20));
    private final WorkerId worker =
            new WorkerId("worker-" + UUID.randomUUID().toString().substring(0, 8));
    private final Map<TenantId, String> lost = new ConcurrentHashMap<>();
    private final List<LeaseRenewal> kept = new ArrayList<>();

    @AfterEach
    void release() {
        kept.forEach(LeaseRenewal::release);
    }

    @Test
    void renewsTheLeasesOfAllSessionsInOneStatementWhileOtherWorkHasEveryConnection() throws Exception {
        List<TenantId> sessions = keep(SESSIONS);
        List<Connection> taken = new ArrayList<>();
        try {
            int all = pool.unwrap(HikariDataSource.class).getMaximumPoolSize();
            for (int n = 1; n < all; n++) {
                taken.add(pool.getConnection());
            }
            Instant before = expiry(sessions);

            await().until(() -> expiry(sessions).isAfter(before.plusSeconds(1)) && transactions(sessions) == 1);
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void losesTheOneThatIsAnothersAndNoOther() throws Exception {
        List<TenantId> sessions = keep(3);
        TenantId moved = sessions.getFirst();

        jdbc.sql("update whatsapp_sessions set epoch = 2 where tenant_id = :id")
                .param("id", moved.value())
                .update();

        await().until(() -> lost.containsKey(moved));
        Instant before = expiry(sessions.subList(1, 3));
        await().until(() -> expiry(sessions.subList(1, 3)).isAfter(before));
        assertThat(lost).isEqualTo(Map.of(moved, LeaseRenewal.SUPERSEDED));
    }

    @Test
    void beginsAnewAfterTheLastSessionHasEnded() throws Exception {
        LeaseRenewals renewals = new LeaseRenewals(leases, worker, settings);
        keep(renewals, 1);
        kept.removeFirst().release();
        List<TenantId> next = keep(renewals, 1);

        Instant before = expiry(next);

        await().until(() -> expiry(next).isAfter(before.plusSeconds(1)));
    }

    private List<TenantId> keep(int count) throws InterruptedException {
        return keep(new LeaseRenewals(leases, worker, settings), count);
    }

    private List<TenantId> keep(LeaseRenewals renewals, int count) throws InterruptedException {
        List<TenantId> sessions = IntStream.range(0, count)
                .mapToObj(n -> TenantMother.named("Salon " + n))
                .peek(tenants::create)
                .map(NewTenant::id)
                .toList();
        for (TenantId tenant : sessions) {
            LeaseRenewal lease = renewals.of(new SessionAssignment(tenant, new Epoch(1)));
            assertThat(lease.acquire(() -> true)).isTrue();
            lease.keep(() -> {}, why -> lost.put(tenant, why));
            kept.add(lease);
        }
        return sessions;
    }

    private Instant expiry(List<TenantId> sessions) {
        return sessions.stream()
                .map(tenant -> leases.find(tenant).orElseThrow().expiresAt())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** How many transactions have written the leases as they are now. */
    private int transactions(List<TenantId> sessions) {
        return jdbc.sql("select count(distinct xmin::text) from session_leases where tenant_id in (:ids)")
                .param("ids", sessions.stream().map(TenantId::value).toList())
                .query(Integer.class)
                .single();
    }
}
