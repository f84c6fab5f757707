package io.flowhq.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.lifecycle.TenantStatus;
import io.flowhq.store.portal.Role;
import io.flowhq.store.portal.Users;
import io.flowhq.store.tenant.TenantOverviews;
import io.flowhq.web.People;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sign-in over HTTP against the provider for trying out, which is a real OpenID Connect provider. */
@WebTest
class PortalSignInTest {

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @Autowired
    TenantOverviews tenants;

    @Autowired
    TenantFixtures town;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private final String email = "amina-" + UUID.randomUUID() + "@example.org";

    @Test
    void theFirstSignInMakesATenantWithItsRowsAndItsOwner() {
        var page = new SignedIn(port).signIn(email.toUpperCase(), Map.of());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/app/onboarding");
        var owner = users.withEmail(email).orElseThrow();
        assertThat(owner.role()).isEqualTo(Role.OWNER);
        var tenant = tenants.find(Objects.requireNonNull(owner.tenantId())).orElseThrow();
        assertThat(tenant.tenant().status()).isEqualTo(TenantStatus.NEW);
        assertThat(tenant.tenant().phoneNumber()).isNull();
        for (var table : new String[] {"whatsapp_sessions", "worker_processes", "portal_event_logs"}) {
            assertThat(jdbc.sql("select count(*) from " + table + " where tenant_id = :tenant")
                            .param("tenant", tenant.tenant().id().value())
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isEqualTo(1);
        }
    }

    @Test
    void theSecondSignInFindsTheSameTenant() {
        SignedIn.as(email, port);
        var first = users.withEmail(email);

        SignedIn.as(email, port);

        assertThat(users.withEmail(email)).isEqualTo(first);
    }

    @Test
    void aRaceOfTabsMakesOneTenant() {
        var before = count();

        IntStream.range(0, 4)
                .mapToObj(tab -> CompletableFuture.runAsync(() -> SignedIn.as(email, port)))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(count()).isEqualTo(before + 1);
    }

    @Test
    void anAddressThatIsNotVerifiedIsRefusedAndLeavesNothing() {
        var browser = new SignedIn(port);

        var page = browser.signIn(email, Map.of("unverified", "on"));

        assertThat(page.uri().toString()).endsWith("/app/sign-in?unverified");
        assertThat(page.body()).contains("haijathibitishwa");
        assertThat(users.withEmail(email)).isEmpty();
        assertThat(browser.get("/app/status").uri().getPath()).isEqualTo("/app/sign-in");
    }

    @Test
    void signingOutEndsTheSessionAndTheOneOfTheProvider() {
        var browser = SignedIn.as(email, port);
        var page = browser.get("/app/status");

        assertThat(browser.post("/app/sign-out", page.body(), Map.of()).uri().toString())
                .endsWith("/app/sign-in?out");

        assertThat(browser.get("/app/status").uri().getPath()).isEqualTo("/app/sign-in");
        assertThat(browser.get("/oauth2/authorization/trial").uri().getPath()).isEqualTo("/trial/sign-in");
    }

    @Test
    void whoeverTheSettingsNameIsAnOperatorAndNobodyElse() {
        var operator = new SignedIn(port).signIn(WebTest.OPERATOR, Map.of());
        assertThat(operator.uri().getPath()).isEqualTo("/admin");
        assertThat(operator.statusCode()).isEqualTo(200);
        assertThat(operator.body()).contains("Sign-in for trying out is on");
        assertThat(users.withEmail(WebTest.OPERATOR).orElseThrow().tenantId()).isNull();

        assertThat(SignedIn.as(email, port).get("/admin/tenants").statusCode()).isEqualTo(403);
        var former = people.operator();
        assertThat(SignedIn.as(former.email(), port).get("/admin/tenants").statusCode())
                .isEqualTo(403);
        assertThat(SignedIn.as(former.email(), port).get("/app").statusCode()).isEqualTo(403);
    }

    @Test
    void whoIsRemovedSeesNothingMore() {
        var staff = people.staffOf(town.business("Of the staff").id());
        var browser = SignedIn.as(staff.email(), port);
        assertThat(browser.get("/app/status").body()).contains("Of the staff");

        jdbc.sql("delete from users where id = :id").param("id", staff.id()).update();

        assertThat(browser.get("/app/status").statusCode()).isEqualTo(403);
    }

    @Test
    void aForgedAnswerOfAProviderSignsNobodyIn() {
        var browser = new SignedIn(port);

        assertThat(browser.get("/login/oauth2/code/trial?code=1&state=2").uri().toString())
                .endsWith("/app/sign-in?failed");
        assertThat(browser.get("/oauth2/authorization/nobody").uri().getPath()).isEqualTo("/login");
        assertThat(browser.get("/app").uri().getPath()).isEqualTo("/app/sign-in");
    }

    @Test
    void everyPageIsMarkedWhileAnyoneIsBelieved() {
        var browser = SignedIn.as(email, port);
        for (var address : new String[] {"/app/sign-in", "/trial/sign-in", "/app/status", "/app/settings", "/login"}) {
            assertThat(browser.get(address).body()).as(address).contains("role=\"note\"");
        }
    }

    private long count() {
        return jdbc.sql("select count(*) from tenants").query(Long.class).single();
    }
}
