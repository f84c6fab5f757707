package io.flowhq.store.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
class PortalTest {

    private static final Instant THEN = Instant.parse("2026-03-01T08:00:00Z");

    @Autowired
    Users users;

    @Autowired
    SetupRequests requests;

    @Autowired
    Tenants tenants;

    @Autowired
    JdbcClient jdbc;

    private final NewTenant salon = TenantMother.salon();
    private final NewTenant shop = TenantMother.named("Duka");
    private final TenantId tenant = salon.id();

    @BeforeEach
    void twoTenants() {
        tenants.create(salon);
        tenants.create(shop);
    }

    @Test
    void findsAPersonByTheirAddressInAnyCase() {
        User owner = users.save(user(tenant, Role.OWNER));

        assertThat(owner.id()).isNotNull();
        assertThat(users.withEmail(owner.email().toUpperCase())).contains(owner);
        assertThat(users.withEmail("nobody@example.org")).isEmpty();
    }

    @Test
    void listsThePeopleOfOneTenantOwnerFirst() {
        User staff = users.save(user(tenant, Role.STAFF));
        User owner = users.save(user(tenant, Role.OWNER));
        users.save(user(shop.id(), Role.OWNER));

        assertThat(users.of(tenant)).containsExactly(owner, staff);
    }

    @Test
    void allowsATenantOneOwner() {
        users.save(user(tenant, Role.OWNER));

        assertThatThrownBy(() -> users.save(user(tenant, Role.OWNER)))
                .rootCause()
                .hasMessageContaining("users_one_owner_per_tenant");
        assertThat(users.of(tenant)).hasSize(1);
    }

    @Test
    void changesWhatAPersonWasStoredAs() {
        User owner = users.save(user(tenant, Role.OWNER));
        User renamed = new User(
                owner.id(), tenant, owner.email(), "Amina Juma", "255712345678", Role.OWNER, THEN, THEN.plusSeconds(1));

        users.save(renamed);

        assertThat(users.withEmail(owner.email())).contains(renamed);
    }

    @Test
    void findsARequestByItsIdOrItsTenant() {
        SetupRequest mine = requests.save(request(tenant, null, SetupStatus.SUBMITTED, THEN));
        SetupRequest theirs = requests.save(request(shop.id(), null, SetupStatus.SUBMITTED, THEN.plusSeconds(1)));

        assertThat(requests.find(mine.id())).contains(mine);
        assertThat(requests.of(tenant)).contains(mine);
        assertThat(requests.find(UUID.randomUUID())).isEmpty();
        assertThat(requests.list()).containsSubsequence(theirs, mine);
    }

    @Test
    void takesAnotherRequestOnlyAfterTheFirstWasRejected() {
        SetupRequest first = requests.save(request(tenant, null, SetupStatus.SUBMITTED, THEN));
        assertThatThrownBy(() -> requests.save(request(tenant, null, SetupStatus.SUBMITTED, THEN)))
                .rootCause()
                .hasMessageContaining("setup_requests_one_per_tenant");

        requests.save(new SetupRequest(
                first.id(),
                tenant,
                null,
                first.templateType(),
                first.whatsappNumber(),
                null,
                null,
                null,
                SetupStatus.REJECTED,
                "number unreachable",
                THEN,
                THEN));
        SetupRequest second = requests.save(request(tenant, null, SetupStatus.SUBMITTED, THEN.plusSeconds(60)));

        assertThat(requests.of(tenant)).contains(second);
        assertThat(requests.find(first.id()).orElseThrow().notes()).isEqualTo("number unreachable");
    }

    @Test
    void refusesARequestInTheNameOfAnotherTenantsPerson() {
        User stranger = users.save(user(shop.id(), Role.OWNER));

        assertThatThrownBy(() -> requests.save(request(tenant, stranger.id(), SetupStatus.SUBMITTED, THEN)))
                .rootCause()
                .hasMessageContaining("setup_requests_tenant_id_user_id_fkey");
    }

    @Test
    void keepsARequestWhoseAuthorIsGone() {
        User owner = users.save(user(tenant, Role.OWNER));
        SetupRequest mine = requests.save(request(tenant, owner.id(), SetupStatus.SUBMITTED, THEN));

        jdbc.sql("delete from users where id = :id").param("id", owner.id()).update();

        assertThat(requests.find(mine.id()).orElseThrow().userId()).isNull();
    }

    private static User user(TenantId tenant, Role role) {
        String email = role.name().toLowerCase() + "-" + UUID.randomUUID() + "@example.org";
        return new User(null, tenant, email, "Amina", null, role, THEN, THEN);
    }

    private static SetupRequest request(TenantId tenant, UUID user, SetupStatus status, Instant at) {
        return new SetupRequest(
                null, tenant, user, Template.SUPPORT, "255712345678", null, null, null, status, null, at, at);
    }
}
