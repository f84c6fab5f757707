package io.flowhq.store.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhq.contract.TenantId;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
class KnowledgeReadsTest {

    @Autowired
    Tenants tenants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    KnowledgeReads knowledge;

    @Autowired
    ShopFacts facts;

    @Autowired
    Services services;

    @Autowired
    CatalogueItems catalogue;

    @Autowired
    OwnQuestions questions;

    private TenantId tenant;
    private TenantId neighbour;

    @BeforeEach
    void twoTenants() {
        tenant = aTenant();
        neighbour = aTenant();
    }

    @Test
    void readsBackWhatWasTold() {
        tell(tenant, UUID.randomUUID());

        TenantKnowledge told = knowledge.of(tenant);

        assertThat(told.facts()).containsExactly(new ShopFact("location", "Tupo Kariakoo", ""));
        assertThat(told.services()).singleElement().satisfies(service -> {
            assertThat(service.aliases()).containsExactly("misuko", "braids");
            assertThat(service.price()).isEqualByComparingTo("15000");
            assertThat(service.durationMinutes()).isEqualTo(90);
        });
        assertThat(told.catalogue()).singleElement().satisfies(item -> {
            assertThat(item.price()).isNull();
            assertThat(item.stock()).isZero();
        });
        assertThat(told.questions())
                .singleElement()
                .satisfies(question -> assertThat(question.variants()).containsExactly("mna wifi?", "is there wifi"));
    }

    @Test
    void changesWhatHasTheSameKeyOrId() {
        UUID id = UUID.randomUUID();
        tell(tenant, id);

        facts.put(tenant, new ShopFact("location", "Tupo Sinza", "We are in Sinza"));
        services.put(tenant, new Service(id, "Kusuka", List.of(), null, "TZS", null, ""));
        catalogue.put(tenant, new CatalogueItem(id, "Mafuta", List.of(), BigDecimal.TEN, "KES", null, "ya nazi"));
        questions.put(tenant, new OwnQuestion(id, List.of("wifi"), "", "Yes", null));

        TenantKnowledge told = knowledge.of(tenant);
        assertThat(told.facts()).containsExactly(new ShopFact("location", "Tupo Sinza", "We are in Sinza"));
        assertThat(told.services()).containsExactly(new Service(id, "Kusuka", List.of(), null, "TZS", null, ""));
        assertThat(told.catalogue()).singleElement().satisfies(item -> {
            assertThat(item.price()).isEqualByComparingTo("10");
            assertThat(item.stock()).isNull();
        });
        assertThat(told.questions()).containsExactly(new OwnQuestion(id, List.of("wifi"), "", "Yes", "17"));
    }

    @Test
    void neitherShowsNorChangesWhatIsAnothersEvenUnderTheSameId() {
        UUID id = UUID.randomUUID();
        tell(tenant, id);
        assertThat(knowledge.of(neighbour)).isEqualTo(new TenantKnowledge(List.of(), List.of(), List.of(), List.of()));

        tell(neighbour, id);
        assertThat(facts.delete(neighbour, "location")).isTrue();
        assertThat(services.delete(neighbour, id)).isTrue();
        assertThat(catalogue.delete(neighbour, id)).isTrue();
        assertThat(questions.delete(neighbour, id)).isTrue();
        assertThat(services.delete(neighbour, id)).isFalse();

        assertThat(knowledge.of(tenant).facts()).hasSize(1);
        assertThat(knowledge.of(tenant).services()).hasSize(1);
        assertThat(knowledge.of(tenant).catalogue()).hasSize(1);
        assertThat(knowledge.of(tenant).questions()).hasSize(1);
    }

    @Test
    void numbersEachVersionOfWhatATenantTold() {
        UUID id = UUID.randomUUID();
        assertThat(knowledge.version(tenant)).isZero();

        tell(tenant, id);
        long told = knowledge.version(tenant);
        catalogue.put(tenant, new CatalogueItem(id, "Mafuta", List.of(), BigDecimal.TEN, "TZS", 0, ""));
        long changed = knowledge.version(tenant);
        questions.delete(tenant, id);

        assertThat(told).isPositive();
        assertThat(changed).isGreaterThan(told);
        assertThat(knowledge.version(tenant)).isGreaterThan(changed);
        assertThat(knowledge.version(neighbour)).isZero();
    }

    @Test
    void forgetsTheVersionsOfADeletedTenant() {
        tell(tenant, UUID.randomUUID());

        jdbc.sql("delete from tenants where id = :tenant")
                .param("tenant", tenant.value())
                .update();

        assertThat(knowledge.version(tenant)).isZero();
    }

    @Test
    void refusesASecondServiceOfTheSameName() {
        tell(tenant, UUID.randomUUID());

        assertThatThrownBy(() -> services.put(
                        tenant, new Service(UUID.randomUUID(), "KUSUKA", List.of(), null, "TZS", null, "")))
                .isInstanceOf(DuplicateKeyException.class);
    }

    private void tell(TenantId owner, UUID id) {
        facts.put(owner, new ShopFact("location", "Tupo Kariakoo", ""));
        services.put(
                owner, new Service(id, "Kusuka", List.of("misuko", "braids"), new BigDecimal("15000"), "TZS", 90, ""));
        catalogue.put(owner, new CatalogueItem(id, "Mafuta", List.of(), null, "TZS", 0, ""));
        questions.put(owner, new OwnQuestion(id, List.of("mna wifi?", "is there wifi"), "Ndiyo", "", "17"));
    }

    private TenantId aTenant() {
        NewTenant salon = TenantMother.salon();
        tenants.create(salon);
        return salon.id();
    }
}
