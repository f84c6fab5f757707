package io.flowhq.store.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.flowhq.store.lifecycle.Projections;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.SessionSummary;
import io.flowhq.store.tenant.TenantOverviews;
import io.flowhq.store.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
class SessionRecordsTest {

    private static final Instant THEN = Instant.parse("2026-03-01T08:00:00Z");
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G'};

    @Autowired
    SessionRecords sessions;

    @Autowired
    SessionLeases leases;

    @Autowired
    LifecycleRecords lifecycle;

    @Autowired
    Tenants tenants;

    @Autowired
    TenantOverviews overviews;

    @Autowired
    JdbcClient jdbc;

    private final NewTenant salon = TenantMother.salon();
    private final NewTenant shop = TenantMother.named("Duka");
    private final TenantId tenant = salon.id();
    private final TenantId neighbour = shop.id();

    @BeforeEach
    void twoTenants() {
        tenants.create(salon);
        tenants.create(shop);
    }

    @Test
    void showsTheNewestCodeUntilThePhoneScanned() {
        sessions.showCode(tenant, epoch(1), new QrCode("first", 1, 6, THEN));
        sessions.showCode(tenant, epoch(1), new QrCode("second", 2, 6, THEN.plusSeconds(20)));
        sessions.showPairingCode(tenant, epoch(1), "ABCD1234", THEN.plusSeconds(60));

        assertThat(link(tenant).qr()).isEqualTo("second");
        assertThat(link(tenant).generation()).isEqualTo(2);
        assertThat(link(tenant).of()).isEqualTo(6);
        assertThat(link(tenant).expiresAt()).isEqualTo(THEN.plusSeconds(20));
        assertThat(link(tenant).pairingCode()).isEqualTo("ABCD1234");
        assertThat(link(tenant).pairingExpiresAt()).isEqualTo(THEN.plusSeconds(60));

        sessions.connected(tenant, epoch(1), "255712345678", THEN);

        assertThat(link(tenant).qr()).isNull();
        assertThat(link(tenant).pairingCode()).isNull();
        assertThat(facts(tenant).linkedNumber()).isEqualTo("255712345678");
        assertThat(facts(tenant).lastSeenAt()).isEqualTo(THEN);
    }

    @Test
    void keepsTheNeighboursSessionAsItIs() {
        Map<String, Object> before = row(neighbour);

        allWrites().forEach(write -> assertThat(write.test(tenant, epoch(1))).isTrue());

        assertThat(row(neighbour)).isEqualTo(before);
        assertThat(sessions.screenshot(neighbour)).isEmpty();
        assertThat(overviews.find(neighbour).orElseThrow().worker().lastError()).isNull();
    }

    @Test
    void refusesEveryWriteOfAnEpochThatHasBeenSucceeded() {
        leases.acquire(tenant, epoch(5), new WorkerId("worker-2"), Duration.ofSeconds(30));
        Map<String, Object> before = row(tenant);

        allWrites().forEach(write -> assertThat(write.test(tenant, epoch(4))).isFalse());

        assertThat(row(tenant)).isEqualTo(before);
        assertThat(overviews.find(tenant).orElseThrow().worker().lastError()).isNull();
    }

    @Test
    void refusesEveryWriteOfAnEpochThatTheWorkflowHasGivenUp() {
        lifecycle.project(Projections.recovering(tenant, 1, 5, "lost"));

        allWrites().forEach(write -> assertThat(write.test(tenant, epoch(4))).isFalse());
        allWrites().forEach(write -> assertThat(write.test(tenant, epoch(5))).isTrue());
    }

    @Test
    void forgetsTheCodesOfAPageThatHasASuccessor() {
        sessions.showCode(tenant, epoch(1), new QrCode("old", 1, 6, THEN));
        sessions.showPairingCode(tenant, epoch(1), "ABCD1234", THEN);

        leases.acquire(tenant, epoch(2), new WorkerId("worker-2"), Duration.ofSeconds(30));

        assertThat(link(tenant).qr()).isNull();
        assertThat(link(tenant).pairingCode()).isNull();
    }

    @Test
    void keepsTheCodesOfAPageThatIsAdopted() {
        WorkerId worker = new WorkerId("worker-1");
        leases.acquire(tenant, epoch(1), worker, Duration.ofSeconds(30));
        sessions.showCode(tenant, epoch(1), new QrCode("shown", 1, 6, THEN));

        leases.acquire(tenant, epoch(1), worker, Duration.ofSeconds(30));

        assertThat(link(tenant).qr()).isEqualTo("shown");
    }

    @Test
    void neverSeesATenantEarlierThanBefore() {
        sessions.seen(tenant, epoch(1), THEN);
        sessions.seen(tenant, epoch(1), THEN.minusSeconds(10));

        assertThat(facts(tenant).lastSeenAt()).isEqualTo(THEN);
    }

    @Test
    void cutsALongErrorAtAThousandCharacters() {
        sessions.lastError(tenant, epoch(1), "x".repeat(1001));

        assertThat(overviews.find(tenant).orElseThrow().worker().lastError()).isEqualTo("x".repeat(1000));
    }

    @Test
    void keepsTheLastPictureOnly() {
        assertThat(sessions.screenshot(tenant)).isEmpty();

        sessions.screenshot(tenant, epoch(1), PICTURE, THEN);
        sessions.screenshot(tenant, epoch(1), new byte[] {1, 2, 3}, THEN.plusSeconds(5));

        assertThat(sessions.screenshot(tenant)).hasValueSatisfying(picture -> {
            assertThat(picture.png()).containsExactly(1, 2, 3);
            assertThat(picture.at()).isEqualTo(THEN.plusSeconds(5));
        });
    }

    @Test
    void doesNotSayACodeWhenItIsPrinted() {
        sessions.showCode(tenant, epoch(1), new QrCode("2@secret", 1, 6, THEN));
        sessions.showPairingCode(tenant, epoch(1), "ABCD1234", THEN);

        assertThat(link(tenant).toString()).doesNotContain("2@secret").doesNotContain("ABCD1234");
        assertThat(new QrCode("2@secret", 1, 6, THEN).toString()).doesNotContain("2@secret");
    }

    @Test
    void keepsSinceWhenASessionIsImpairedAndForgetsItWhenItIsWell() {
        sessions.impairments(List.of(new SessionImpairment(tenant, epoch(1), Duration.ofSeconds(50), null)));
        Map<String, Object> first = row(tenant);
        assertThat(first.get("page_silent_since")).isNotNull();
        assertThat(first.get("message_held_since")).isNull();
        assertThat(row(neighbour)).containsEntry("page_silent_since", null);

        sessions.impairments(List.of(
                new SessionImpairment(tenant, epoch(1), Duration.ofSeconds(90), Duration.ofSeconds(20)),
                new SessionImpairment(neighbour, epoch(1), null, null)));
        assertThat(row(tenant)).containsEntry("page_silent_since", first.get("page_silent_since"));
        assertThat(row(tenant).get("message_held_since")).isNotNull();

        sessions.impairments(List.of(new SessionImpairment(tenant, epoch(1), null, null)));
        assertThat(row(tenant)).containsEntry("page_silent_since", null).containsEntry("message_held_since", null);
    }

    @Test
    void takesNoImpairmentOfASessionThatIsOver() {
        leases.acquire(tenant, epoch(2), new WorkerId("worker-2"), Duration.ofSeconds(30));

        sessions.impairments(List.of(new SessionImpairment(tenant, epoch(1), Duration.ofSeconds(50), null)));

        assertThat(row(tenant)).containsEntry("page_silent_since", null);
    }

    @Test
    void forgetsTheImpairmentOfASessionThatAnotherTakesOver() {
        sessions.impairments(
                List.of(new SessionImpairment(tenant, epoch(1), Duration.ofSeconds(50), Duration.ofSeconds(50))));

        leases.acquire(tenant, epoch(2), new WorkerId("worker-2"), Duration.ofSeconds(30));

        assertThat(row(tenant)).containsEntry("page_silent_since", null).containsEntry("message_held_since", null);
    }

    private List<BiPredicate<TenantId, Epoch>> allWrites() {
        return List.of(
                (id, epoch) -> sessions.showCode(id, epoch, new QrCode("stale", 3, 6, THEN)),
                (id, epoch) -> sessions.showPairingCode(id, epoch, "STALE123", THEN),
                (id, epoch) -> sessions.connected(id, epoch, "255799999999", THEN),
                (id, epoch) -> sessions.clearCodes(id, epoch),
                (id, epoch) -> sessions.seen(id, epoch, THEN),
                (id, epoch) -> sessions.lastError(id, epoch, "stale"),
                (id, epoch) -> sessions.screenshot(id, epoch, PICTURE, THEN));
    }

    private Map<String, Object> row(TenantId id) {
        Map<String, Object> row = jdbc.sql("select * from whatsapp_sessions where tenant_id = :tenant")
                .param("tenant", id.value())
                .query()
                .singleRow();
        row.remove("screenshot");
        return row;
    }

    private LinkStatus link(TenantId id) {
        return sessions.link(id).orElseThrow();
    }

    private SessionSummary facts(TenantId id) {
        return overviews.find(id).orElseThrow().session();
    }

    private static Epoch epoch(long value) {
        return new Epoch(value);
    }
}
