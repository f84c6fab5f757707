package io.flowhq.store.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.TenantStatus;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.flowhq.store.lifecycle.Projections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@StoreTest
class TenantOverviewsTest {

    private static final TenantId SALON = TenantId.of("aaaa1111-0000-4000-8000-000000000001");
    private static final TenantId SHOP = TenantId.of("aaaa2222-0000-4000-8000-000000000002");
    private static final TenantId CAFE = TenantId.of("bbbb1111-0000-4000-8000-000000000003");

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
    }

    @Autowired
    TenantOverviews overviews;

    @Autowired
    Tenants tenants;

    @Autowired
    LifecycleRecords lifecycle;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void threeTenants() {
        jdbc.sql("delete from tenants").update();
        create(SALON, "Amani Salon", "255700000001", "Amani Beauty");
        create(SHOP, "duka_la_juma", "255700000002", "Duka 100%");
        create(CAFE, "Cafe", "254700000003", "Cafe Nairobi");
        lifecycle.project(Projections.running(SALON, 1, 1));
        lifecycle.project(Projections.stopped(SHOP, 1, 1));
    }

    @Test
    void listsAllInTheOrderOfTheirNames() {
        assertThat(ids(TenantFilter.all())).containsExactly(SALON, CAFE, SHOP);
        assertThat(overviews.list(TenantFilter.all()).total()).isEqualTo(3);
    }

    @Test
    void listsByPartOfANameABusinessNameOrANumber() {
        assertThat(ids(search("SALON"))).containsExactly(SALON);
        assertThat(ids(search(" beauty "))).containsExactly(SALON);
        assertThat(ids(search("2557"))).containsExactly(SALON, SHOP);
        assertThat(ids(search("nobody"))).isEmpty();
        assertThat(ids(search("  "))).hasSize(3);
    }

    @Test
    void takesPercentAndUnderscoreAsTheyAreWritten() {
        assertThat(ids(search("100%"))).containsExactly(SHOP);
        assertThat(ids(search("%"))).containsExactly(SHOP);
        assertThat(ids(search("_la_"))).containsExactly(SHOP);
        assertThat(ids(search("a_o"))).isEmpty();
        assertThat(ids(search("\\"))).isEmpty();
    }

    @Test
    void listsByStatus() {
        assertThat(ids(new TenantFilter(null, TenantStatus.ACTIVE, 0, 10))).containsExactly(SALON);
        assertThat(ids(new TenantFilter(null, TenantStatus.PAUSED, 0, 10))).containsExactly(SHOP);
        assertThat(ids(new TenantFilter("cafe", TenantStatus.ACTIVE, 0, 10))).isEmpty();
    }

    @Test
    void listsPageByPage() {
        TenantPage second = overviews.list(new TenantFilter(null, null, 1, 2));

        assertThat(second.tenants())
                .extracting(overview -> overview.tenant().id())
                .containsExactly(SHOP);
        assertThat(second.total()).isEqualTo(3);
        assertThat(overviews.list(new TenantFilter(null, null, 2, 2)).tenants()).isEmpty();
    }

    @Test
    void saysOnEveryPageHowManyWereFound() {
        assertThat(ids(new TenantFilter("00000", null, 0, 2))).containsExactly(SALON, CAFE);
        assertThat(ids(new TenantFilter("00000", null, 1, 2))).containsExactly(SHOP);
        assertThat(ids(new TenantFilter("00000", null, 2, 2))).isEmpty();
        for (int page = 0; page < 3; page++) {
            assertThat(overviews.list(new TenantFilter("00000", null, page, 2)).total())
                    .isEqualTo(3);
        }
        assertThat(overviews.list(search("nobody")).total()).isZero();
    }

    @Test
    void knowsNoPageThatIsNone() {
        assertThatThrownBy(() -> new TenantFilter(null, null, -1, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TenantFilter(null, null, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TenantFilter(null, null, 0, 1001)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsTheTenantsThatCouldBeMeant() {
        assertThat(named(SALON.toString())).containsExactly(SALON);
        assertThat(named(SALON.toString().toUpperCase())).containsExactly(SALON);
        assertThat(named("aaaa")).containsExactly(SALON, SHOP);
        assertThat(named("aaaa1")).containsExactly(SALON);
        assertThat(named("aaaa1111-0000")).containsExactly(SALON);
        assertThat(named("AMANI salon")).containsExactly(SALON);
        assertThat(named("aaa")).describedAs("three digits are too few").isEmpty();
        assertThat(named("Amani")).describedAs("a name is given in full").isEmpty();
        assertThat(named(UUID.randomUUID().toString())).isEmpty();
    }

    @Test
    void prefersANameToTheBeginningOfAnId() {
        create(TenantId.of("cafe0000-0000-4000-8000-000000000004"), "Other", "254700000004", "Other");

        assertThat(named("cafe")).containsExactly(CAFE);
        assertThat(named("cafe0")).hasSize(1).doesNotContain(CAFE);
    }

    @Test
    void showsATenantWithoutConfigOrSession() {
        jdbc.sql("delete from tenant_configs where tenant_id = :tenant")
                .param("tenant", SALON.value())
                .update();
        jdbc.sql("delete from whatsapp_sessions where tenant_id = :tenant")
                .param("tenant", SALON.value())
                .update();
        jdbc.sql("delete from worker_processes where tenant_id = :tenant")
                .param("tenant", SALON.value())
                .update();

        TenantOverview salon = overviews.find(SALON).orElseThrow();

        assertThat(salon.config()).isNull();
        assertThat(salon.tenant().name()).isEqualTo("Amani Salon");
        assertThat(overviews.list(search("salon")).total()).isOne();
    }

    @Test
    void countsTheTenantsInEachPhase() {
        assertThat(overviews.countByPhase())
                .containsOnly(
                        Map.entry(PhaseName.NEW, 1L),
                        Map.entry(PhaseName.RUNNING, 1L),
                        Map.entry(PhaseName.STOPPED, 1L));
    }

    private void create(TenantId id, String name, String phoneNumber, String businessName) {
        tenants.create(new NewTenant(id, name, phoneNumber, Template.BOOKING, businessName, Language.SW));
    }

    private static TenantFilter search(String q) {
        return new TenantFilter(q, null, 0, 10);
    }

    private List<TenantId> ids(TenantFilter filter) {
        return overviews.list(filter).tenants().stream()
                .map(overview -> overview.tenant().id())
                .toList();
    }

    private List<TenantId> named(String asked) {
        return overviews.named(asked).stream()
                .map(overview -> overview.tenant().id())
                .toList();
    }
}
