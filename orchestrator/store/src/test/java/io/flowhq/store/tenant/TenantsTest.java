package io.flowhq.store.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.SessionState;
import io.flowhq.contract.lifecycle.TenantStatus;
import io.flowhq.contract.lifecycle.WorkerStatus;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;

@StoreTest
class TenantsTest {

    @Autowired
    Tenants tenants;

    @Autowired
    TenantOverviews overviews;

    @Test
    void createsATenantWithAllThatHangsOnIt() {
        NewTenant salon = TenantMother.salon();

        tenants.create(salon);

        TenantOverview overview = overviews.find(salon.id()).orElseThrow();
        assertThat(overview.tenant().name()).isEqualTo("Amani Salon");
        assertThat(overview.tenant().phoneNumber()).isEqualTo(salon.phoneNumber());
        assertThat(overview.tenant().status()).isEqualTo(TenantStatus.NEW);
        assertThat(overview.config())
                .isEqualTo(new TenantConfig(
                        salon.id(),
                        Template.BOOKING,
                        "Amani Salon",
                        Language.SW,
                        null,
                        TenantConfig.DEFAULT_TIME_ZONE));
        assertThat(overview.observed().phase()).isEqualTo(PhaseName.NEW);
        assertThat(overview.observed().desired()).isEqualTo(DesiredState.STOPPED);
        assertThat(overview.session()).isEqualTo(new SessionSummary(SessionState.DISCONNECTED, null, null));
        assertThat(overview.worker()).isEqualTo(new WorkerSummary(null, WorkerStatus.STOPPED, null));
    }

    @Test
    void refusesANumberThatIsAnotherTenantsAndLeavesNothingBehind() {
        NewTenant first = TenantMother.salon();
        tenants.create(first);
        NewTenant second = new NewTenant(
                new TenantId(UUID.randomUUID()),
                "Copycat",
                first.phoneNumber(),
                Template.SUPPORT,
                "Copycat",
                Language.EN);

        assertThatThrownBy(() -> tenants.create(second))
                .isInstanceOfSatisfying(
                        DuplicatePhoneNumber.class,
                        taken -> assertThat(taken.phoneNumber()).isEqualTo(first.phoneNumber()));

        assertThat(overviews.find(second.id())).isEmpty();
        assertThat(tenants.config(second.id())).isEmpty();
    }

    @Test
    void tellsATakenNumberFromAnIdThatIsUsedTwice() {
        NewTenant first = TenantMother.salon();
        tenants.create(first);
        NewTenant sameId = new NewTenant(
                first.id(), "Other", TenantMother.salon().phoneNumber(), Template.SUPPORT, "Other", Language.EN);

        assertThatThrownBy(() -> tenants.create(sameId)).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void savesAConfigForItsOwnTenantOnly() {
        NewTenant salon = TenantMother.salon();
        NewTenant shop = TenantMother.named("Duka");
        tenants.create(salon);
        tenants.create(shop);
        TenantConfig changed = new TenantConfig(
                salon.id(),
                Template.SUPPORT,
                "Amani Support",
                Language.EN,
                "{\"mon\": [[\"08:00\", \"17:00\"]]}",
                ZoneId.of("Africa/Nairobi"));

        tenants.saveConfig(changed);

        assertThat(tenants.config(salon.id())).contains(changed);
        assertThat(tenants.config(shop.id()).orElseThrow().businessName()).isEqualTo("Duka");
    }
}
