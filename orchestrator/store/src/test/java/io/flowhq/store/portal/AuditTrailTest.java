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
class AuditTrailTest {

    private static final Instant THEN = Instant.parse("2026-03-01T08:00:00Z");

    @Autowired
    AuditTrail audit;

    @Autowired
    Tenants tenants;

    @Autowired
    LifecycleRecords lifecycle;

    private final NewTenant salon = TenantMother.salon();
    private final NewTenant shop = TenantMother.named("Duka");
    private final TenantId tenant = salon.id();

    @BeforeEach
    void twoTenants() {
        tenants.create(salon);
        tenants.create(shop);
    }

    @Test
    void givesBackATenantsEntriesNewestFirst() {
        AuditEntry first = entry(tenant, "START", THEN);
        AuditEntry second = entry(tenant, "STOP", THEN.plusSeconds(1));
        audit.record(first);
        audit.record(second);
        audit.record(entry(shop.id(), "DELETE", THEN.plusSeconds(2)));

        assertThat(audit.latest(tenant, 10)).containsExactly(second, first);
        assertThat(audit.latest(tenant, 1)).containsExactly(second);
    }

    @Test
    void keepsWhatAPersonWroteAsTheyWroteIt() {
        String why = "\"quoted\", {braces}, back\\slash, NULL,\nnew line, é";
        AuditEntry entry = new AuditEntry(tenant, null, "command", Map.of("why", why, "by", ""), THEN);

        audit.record(entry);

        assertThat(audit.latest(tenant, 1)).containsExactly(entry);
    }

    @Test
    void keepsAnEntryWithoutPayload() {
        AuditEntry entry = new AuditEntry(tenant, null, "viewed", Map.of(), THEN);

        audit.record(entry);

        assertThat(audit.latest(tenant, 1)).containsExactly(entry);
    }

    @Test
    void namesATenantThatIsGoneInThePayload() {
        TenantId gone = new TenantId(UUID.randomUUID());

        audit.record(entry(gone, "DELETE", THEN));

        assertThat(audit.latest(null, 100))
                .filteredOn(entry -> gone.toString().equals(entry.payload().get(AuditTrail.TENANT)))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.tenant()).isNull();
                    assertThat(entry.payload()).containsEntry("command", "DELETE");
                });
        assertThat(audit.latest(gone, 100)).isEmpty();
    }

    @Test
    void forgetsATenantsEntriesWithIt() {
        audit.record(entry(tenant, "START", THEN));

        lifecycle.delete(tenant);

        assertThat(audit.latest(tenant, 10)).isEmpty();
    }

    private static AuditEntry entry(TenantId tenant, String command, Instant at) {
        return new AuditEntry(tenant, null, "command", Map.of("by", "amina", "command", command), at);
    }
}
