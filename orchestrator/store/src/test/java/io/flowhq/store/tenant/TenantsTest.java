package io.flowhq.store.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhq.contract.AssistantTone;
import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WhatsAppNumber;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
class TenantsTest {

    @Autowired
    JdbcClient jdbc;

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
                        TenantConfig.DEFAULT_TIME_ZONE,
                        AssistantTone.POLITE));
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

    @ParameterizedTest
    @CsvSource({
        "5215512345678, 525512345678",
        "541123456789, 5491123456789",
        "5511987654321, 551187654321",
    })
    void takesTheFormsOfANumberForOne(String one, String other) {
        NewTenant first = withNumber(one);
        NewTenant second = withNumber(other);
        tenants.create(first);

        assertThatThrownBy(() -> tenants.create(second)).isInstanceOf(DuplicatePhoneNumber.class);
        assertThat(tenants.haveNumber(other, second.id())).isTrue();
        assertThat(tenants.haveNumber(other, first.id())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "255711000001",
                "5215512345678",
                "525512345678",
                "5491123456789",
                "5511987654321",
                "5511934567890",
                "551134567890",
                "52155123456789",
                "549112345678"
            })
    void comparesNumbersAsTheProcessesDo(String number) {
        assertThat(jdbc.sql("select whatsapp_number(:number)")
                        .param("number", number)
                        .query(String.class)
                        .single())
                .isEqualTo(WhatsAppNumber.canonical(number));
    }

    @Test
    void knowsThePhoneOfAnotherTenant() {
        NewTenant salon = TenantMother.salon();
        NewTenant shop = TenantMother.named("Duka");
        String phone = TenantMother.salon().phoneNumber();
        tenants.create(salon);
        tenants.create(shop);
        assertThat(tenants.isAnothers(shop.id(), phone)).isFalse();

        assertThat(tenants.isAnothers(shop.id(), salon.phoneNumber()))
                .as("its number")
                .isTrue();
        linked(salon.id(), phone, "RUNNING");
        assertThat(tenants.isAnothers(shop.id(), phone))
                .as("it is linked to it")
                .isTrue();
        assertThat(tenants.isAnothers(salon.id(), phone)).isFalse();
        linked(salon.id(), phone, "STOPPED");
        assertThat(tenants.isAnothers(shop.id(), phone))
                .as("nobody answers there")
                .isFalse();
    }

    @Test
    void leavesAPhoneThatTwoAreLinkedToToTheOlder() {
        NewTenant older = TenantMother.salon();
        NewTenant younger = TenantMother.named("Duka");
        String phone = TenantMother.salon().phoneNumber();
        tenants.create(older);
        tenants.create(younger);
        jdbc.sql("update tenants set created_at = created_at - interval '1 day' where id = :id")
                .param("id", older.id().value())
                .update();
        linked(older.id(), phone, "RECOVERING");
        linked(younger.id(), phone, "RECOVERING");

        assertThat(tenants.isAnothers(older.id(), phone)).isFalse();
        assertThat(tenants.isAnothers(younger.id(), phone)).isTrue();
    }

    private void linked(TenantId tenant, String phone, String phase) {
        jdbc.sql("update whatsapp_sessions set linked_number = :phone where tenant_id = :tenant")
                .param("phone", phone)
                .param("tenant", tenant.value())
                .update();
        jdbc.sql("update tenants set phase = :phase where id = :tenant")
                .param("phase", phase)
                .param("tenant", tenant.value())
                .update();
    }

    private static NewTenant withNumber(String number) {
        return new NewTenant(new TenantId(UUID.randomUUID()), "Salon", number, Template.SUPPORT, "Salon", Language.EN);
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
                ZoneId.of("Africa/Nairobi"),
                AssistantTone.MTAANI);

        tenants.saveConfig(changed);

        assertThat(tenants.config(salon.id())).contains(changed);
        assertThat(tenants.config(shop.id()).orElseThrow().businessName()).isEqualTo("Duka");
    }
}
