package io.flowhq.store.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StoreTest
class AuditSearchTest {

    private static final Instant THEN = Instant.parse("2026-03-01T08:00:00Z");

    @Autowired
    AuditSearch search;

    @Autowired
    AuditTrail audit;

    @Autowired
    Tenants tenants;

    @Autowired
    LifecycleRecords lifecycle;

    private final NewTenant salon = TenantMother.salon();
    private final NewTenant shop = TenantMother.named("Duka");

    @BeforeEach
    void whatWasDone() {
        tenants.create(salon);
        tenants.create(shop);
        record(salon.id(), "START", "amina_50%", THEN);
        record(salon.id(), "STOP", "juma", THEN.plusSeconds(60));
        record(shop.id(), "START", "juma", THEN.plusSeconds(120));
    }

    @Test
    void narrowsByTenantActorActAndTime() {
        assertThat(acts(filter(salon.id(), null, null, null, null))).containsExactly("STOP", "START");
        assertThat(acts(filter(salon.id(), "JUMA", null, null, null))).containsExactly("STOP");
        assertThat(acts(filter(salon.id(), null, "start", null, null))).containsExactly("START");
        assertThat(acts(filter(salon.id(), null, null, THEN.plusSeconds(60), null)))
                .containsExactly("STOP");
        assertThat(acts(filter(salon.id(), null, null, null, THEN.plusSeconds(60))))
                .containsExactly("START");
    }

    @Test
    void takesPercentAndUnderscoreAsTheyAre() {
        assertThat(acts(filter(salon.id(), "a_50%", null, null, null))).containsExactly("START");
        assertThat(acts(filter(salon.id(), "%", null, null, null))).containsExactly("START");
        assertThat(acts(filter(salon.id(), "ju_a", null, null, null))).isEmpty();
    }

    @Test
    void countsWhatIsOnOtherPages() {
        AuditPage second = search.find(new AuditFilter(salon.id(), null, null, null, null, 1, 1));

        assertThat(second.total()).isEqualTo(2);
        assertThat(second.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.payload()).containsEntry("command", "START"));
    }

    @Test
    void findsWhatConcernedATenantThatIsGone() {
        TenantId gone = new TenantId(UUID.randomUUID());
        record(gone, "DELETE", "amina", THEN);

        assertThat(acts(filter(gone, null, null, null, null))).containsExactly("DELETE");
    }

    @Test
    void namesWhatHasBeenDone() {
        assertThat(search.acts()).contains("START", "STOP");
    }

    private Iterable<String> acts(AuditFilter filter) {
        return search.find(filter).entries().stream()
                .map(entry -> entry.payload().get("command"))
                .toList();
    }

    private static AuditFilter filter(TenantId tenant, String actor, String act, Instant from, Instant until) {
        return new AuditFilter(tenant, actor, act, from, until, 0, 50);
    }

    private void record(TenantId tenant, String command, String by, Instant at) {
        audit.record(new AuditEntry(tenant, null, "command", Map.of("command", command, "by", by), at));
    }
}
