package io.flowhq.store.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.SessionState;
import io.flowhq.contract.lifecycle.StatusProjection;
import io.flowhq.contract.lifecycle.TenantRecord;
import io.flowhq.contract.lifecycle.TenantStatus;
import io.flowhq.contract.lifecycle.WorkerStatus;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.portal.SetupRequest;
import io.flowhq.store.portal.SetupRequests;
import io.flowhq.store.portal.SetupStatus;
import io.flowhq.store.session.QrCode;
import io.flowhq.store.session.SessionLeases;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.ObservedStatus;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.store.tenant.TenantOverviews;
import io.flowhq.store.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
class LifecycleRecordsTest {

    @Autowired
    LifecycleRecords records;

    @Autowired
    Tenants tenants;

    @Autowired
    TenantOverviews overviews;

    @Autowired
    SessionRecords sessions;

    @Autowired
    SessionLeases leases;

    @Autowired
    SetupRequests requests;

    @Autowired
    JdbcClient jdbc;

    private final NewTenant salon = TenantMother.salon();
    private final NewTenant neighbour = TenantMother.named("Duka");
    private final TenantId tenant = salon.id();

    @BeforeEach
    void twoTenants() {
        tenants.create(salon);
        tenants.create(neighbour);
    }

    @Test
    void projectsARunningTenantInAllVocabularies() {
        StatusProjection running = Projections.running(tenant, 1, 4);

        assertThat(records.project(running)).isTrue();

        TenantOverview overview = overview(tenant);
        assertThat(overview.tenant().status()).isEqualTo(TenantStatus.ACTIVE);
        assertThat(overview.session().state()).isEqualTo(SessionState.CONNECTED);
        assertThat(overview.worker().status()).isEqualTo(WorkerStatus.RUNNING);
        assertThat(overview.worker().name()).isEqualTo("worker-1");
        assertThat(overview.observed())
                .isEqualTo(new ObservedStatus(
                        DesiredState.RUNNING,
                        PhaseName.RUNNING,
                        null,
                        false,
                        true,
                        0,
                        null,
                        Projections.SINCE,
                        new Epoch(4)));
    }

    @Test
    void projectsARecoveryWithItsAttemptAndItsNextTry() {
        records.project(Projections.recovering(tenant, 1, 4, "the browser died"));

        TenantOverview overview = overview(tenant);
        assertThat(overview.tenant().status()).isEqualTo(TenantStatus.ERROR);
        assertThat(overview.observed().attempt()).isEqualTo(3);
        assertThat(overview.observed().nextTry()).isEqualTo(Projections.SINCE.plusSeconds(45));
        assertThat(overview.worker().lastError()).isEqualTo("the browser died");
    }

    @Test
    void leavesTheNeighbourAlone() {
        TenantOverview before = overview(neighbour.id());

        records.project(Projections.failed(tenant, 1, 4, ErrorReason.BANNED, "blocked"));
        records.delete(tenant);

        assertThat(overview(neighbour.id())).isEqualTo(before);
    }

    @Test
    void writesNoProjectionOverANewerOne() {
        records.project(Projections.stopped(tenant, 7, 4));

        assertThat(records.project(Projections.running(tenant, 6, 9))).isFalse();
        assertThat(records.project(Projections.running(tenant, 7, 9))).isFalse();

        TenantOverview overview = overview(tenant);
        assertThat(overview.observed().phase()).isEqualTo(PhaseName.STOPPED);
        assertThat(overview.session().state()).isEqualTo(SessionState.DISCONNECTED);
        assertThat(overview.worker().name()).isNull();
        assertThat(records.load(tenant).orElseThrow().epoch()).isEqualTo(new Epoch(4));
    }

    @Test
    void projectsNothingOfATenantThatIsGone() {
        assertThat(records.project(Projections.running(new TenantId(UUID.randomUUID()), 1, 1)))
                .isFalse();
    }

    @Test
    void goesOnFromTheHighestEpochThatWasLeasedOrProjected() {
        records.project(Projections.running(tenant, 3, 4));
        assertThat(records.load(tenant))
                .contains(new TenantRecord(
                        Template.BOOKING,
                        DesiredState.RUNNING,
                        PhaseName.RUNNING,
                        null,
                        new Epoch(4),
                        3,
                        true,
                        false,
                        new WorkerId("worker-1")));

        leases.acquire(tenant, new Epoch(6), new WorkerId("worker-2"), Duration.ofSeconds(30));
        assertThat(records.load(tenant).orElseThrow().epoch()).isEqualTo(new Epoch(6));
    }

    @Test
    void remembersTheLastWorkerOfAStoppedTenant() {
        records.project(Projections.running(tenant, 1, 4));
        records.project(Projections.stopped(tenant, 2, 4));

        assertThat(overview(tenant).worker().name()).isNull();
        assertThat(records.load(tenant).orElseThrow().lastWorker()).isEqualTo(new WorkerId("worker-1"));
    }

    @Test
    void knowsNoTenantThatIsNotThere() {
        assertThat(records.load(new TenantId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void keepsCodesWhileTheyMayBeScannedAndForgetsThemAfterwards() {
        records.project(Projections.starting(tenant, 1, 1));
        sessions.showCode(tenant, new Epoch(1), code());
        sessions.showPairingCode(tenant, new Epoch(1), "ABCD1234", Instant.now());
        records.project(Projections.awaitingScan(tenant, 2, 1));
        assertThat(sessions.link(tenant).orElseThrow().qr()).isEqualTo("2@secret");

        records.project(Projections.running(tenant, 3, 1));

        assertThat(sessions.link(tenant)).hasValueSatisfying(link -> {
            assertThat(link.state()).isEqualTo(SessionState.CONNECTED);
            assertThat(link.qr()).isNull();
            assertThat(link.generation()).isZero();
            assertThat(link.expiresAt()).isNull();
            assertThat(link.pairingCode()).isNull();
            assertThat(link.pairingExpiresAt()).isNull();
        });
    }

    @Test
    void forgetsCodesWhenATenantIsStoppedBeforeAnyoneScanned() {
        sessions.showCode(tenant, new Epoch(1), code());

        records.project(Projections.stopped(tenant, 1, 1));

        assertThat(sessions.link(tenant).orElseThrow().qr()).isNull();
    }

    @Test
    void keepsTheLastErrorUntilTheTenantIsWellAgain() {
        records.project(Projections.recovering(tenant, 1, 1, "the page hung"));
        records.project(Projections.starting(tenant, 2, 2));
        assertThat(overview(tenant).worker().lastError()).isEqualTo("the page hung");

        records.project(Projections.running(tenant, 3, 2));
        assertThat(overview(tenant).worker().lastError()).isNull();
    }

    @Test
    void cutsALongErrorAtAThousandCharacters() {
        records.project(Projections.recovering(tenant, 1, 1, "x".repeat(5000)));

        assertThat(overview(tenant).worker().lastError()).hasSize(1000);
    }

    @Test
    void deletesATenantOfManyMessagesInSeveralTransactionsAndRemembersIt() {
        jdbc.sql("""
                insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, wa_message_id, outcome)
                select :tenant, 'IN', 'c@c.us', '255711000001', '255700000001', 'id-' || n, 'ANSWERED'
                from generate_series(1, 25000) n
                """).param("tenant", tenant.value()).update();
        jdbc.sql("""
                insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, wa_message_id, outcome, answers)
                select tenant_id, 'OUT', chat_id, to_number, from_number, 'answer-' || id, 'SENT', id
                from message_logs where tenant_id = :tenant limit 100
                """).param("tenant", tenant.value()).update();

        records.delete(tenant);
        records.delete(tenant);

        assertThat(overviews.find(tenant)).isEmpty();
        assertThat(jdbc.sql("select count(*) from message_logs where tenant_id = :tenant")
                        .param("tenant", tenant.value())
                        .query(Long.class)
                        .single())
                .isZero();
        TenantId unknown = new TenantId(UUID.randomUUID());
        assertThat(tenants.deleted(Set.of(tenant, neighbour.id(), unknown))).containsExactly(tenant);
    }

    @Test
    void showsAStateWhoseErrorIsNoTextForADatabase() {
        assertThat(records.project(Projections.recovering(tenant, 1, 1, "logged out: a\0b")))
                .isTrue();

        assertThat(overview(tenant).worker().lastError()).isEqualTo("logged out: a\uFFFDb");
    }

    @Test
    void makesAnApprovedRequestActiveOnTheFirstConnectionAndOnlyItsOwn() {
        SetupRequest mine = requests.save(request(tenant, SetupStatus.APPROVED));
        SetupRequest theirs = requests.save(request(neighbour.id(), SetupStatus.APPROVED));

        records.project(Projections.awaitingScan(tenant, 1, 1));
        assertThat(status(mine)).isEqualTo(SetupStatus.APPROVED);
        records.project(Projections.running(tenant, 2, 1));

        assertThat(status(mine)).isEqualTo(SetupStatus.ACTIVE);
        assertThat(status(theirs)).isEqualTo(SetupStatus.APPROVED);
    }

    @Test
    void leavesARequestThatNobodyApprovedAsItIs() {
        SetupRequest mine = requests.save(request(tenant, SetupStatus.REVIEWING));

        records.project(Projections.running(tenant, 1, 1));

        assertThat(status(mine)).isEqualTo(SetupStatus.REVIEWING);
    }

    @Test
    void provisionsWhatIsMissingAndKeepsWhatIsThere() {
        jdbc.sql("delete from tenant_configs where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();
        jdbc.sql("delete from whatsapp_sessions where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();
        jdbc.sql("delete from worker_processes where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();

        records.provision(tenant);
        records.provision(tenant);
        records.provision(neighbour.id());

        assertThat(tenants.config(tenant).orElseThrow().businessName()).isEqualTo("Amani Salon");
        assertThat(tenants.config(neighbour.id()).orElseThrow().templateType()).isEqualTo(Template.BOOKING);
        assertThat(records.project(Projections.running(tenant, 1, 1))).isTrue();
        assertThat(overview(tenant).session().state()).isEqualTo(SessionState.CONNECTED);
        assertThat(overview(tenant).worker().name()).isEqualTo("worker-1");
    }

    @Test
    void listsThoseThatAreToBeRunningOrGoneWhateverTheyDoNow() {
        NewTenant leaving = TenantMother.named("Hoteli");
        tenants.create(leaving);
        records.project(Projections.recovering(tenant, 1, 1, "lost"));
        records.project(Projections.stopped(neighbour.id(), 1, 1));
        records.project(Projections.leaving(leaving.id(), 1, 1));

        assertThat(records.inNeedOfAWorkflow()).contains(tenant, leaving.id()).doesNotContain(neighbour.id());
    }

    private TenantOverview overview(TenantId id) {
        return overviews.find(id).orElseThrow();
    }

    private SetupStatus status(SetupRequest request) {
        return requests.find(request.id()).orElseThrow().status();
    }

    private static QrCode code() {
        return new QrCode("2@secret", 1, 6, Instant.now().plusSeconds(60));
    }

    private static SetupRequest request(TenantId tenant, SetupStatus status) {
        Instant now = Projections.SINCE;
        return new SetupRequest(
                null, tenant, null, Template.BOOKING, "255712345678", null, null, null, status, null, now, now);
    }
}
