package io.flowhq.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flowhq.client.refusal.AmbiguousTenant;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.contract.TenantId;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.TenantMother;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
class TenantReadsTest {

    @Configuration
    @EnableAutoConfiguration
    static class Application {}

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
    }

    @Autowired
    Tenants tenants;

    @Autowired
    TenantReads reads;

    @Test
    void findsATenantByIdByTheBeginningOfItOrByName() {
        NewTenant salon = TenantMother.named("Salon ya Amani");
        tenants.create(salon);
        String id = salon.id().toString();

        assertThat(reads.get(salon.id()).tenant().id()).isEqualTo(salon.id());
        assertThat(reads.get(id).tenant().id()).isEqualTo(salon.id());
        assertThat(reads.get(id.substring(0, 13)).tenant().id()).isEqualTo(salon.id());
        assertThat(reads.get("salon YA amani").tenant().id()).isEqualTo(salon.id());
    }

    @Test
    void saysWhichTenantsANameCouldMean() {
        NewTenant one = TenantMother.named("Duka");
        NewTenant two = TenantMother.named("duka");
        tenants.create(one);
        tenants.create(two);

        AmbiguousTenant ambiguous = catchThrowableOfType(AmbiguousTenant.class, () -> reads.get("Duka"));

        assertThat(ambiguous.code()).isEqualTo("ambiguous_tenant");
        assertThat(ambiguous)
                .hasMessageContaining(one.id().toString())
                .hasMessageContaining(two.id().toString());
    }

    @Test
    void saysWhatItDoesNotKnow() {
        TenantId nobody = new TenantId(UUID.randomUUID());

        assertThatThrownBy(() -> reads.get("no such shop"))
                .isInstanceOf(TenantNotFound.class)
                .hasMessage("There is no tenant 'no such shop'.");
        assertThatThrownBy(() -> reads.get(nobody)).isInstanceOf(TenantNotFound.class);
        assertThatThrownBy(() -> reads.get("abc")).isInstanceOf(TenantNotFound.class);
    }
}
