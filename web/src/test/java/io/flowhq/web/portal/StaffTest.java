package io.flowhq.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.portal.Role;
import io.flowhq.store.portal.User;
import io.flowhq.store.portal.Users;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.web.People;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How people join the staff of a business and leave it. */
@WebTest
class StaffTest {

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    People people;

    @Autowired
    Users users;

    @Autowired
    Tenants tenants;

    private TenantId mine;
    private TenantId theirs;
    private SignedIn owner;
    private String email;

    @BeforeEach
    void anOwnerAndSomebodyWithoutAnAccount() {
        mine = town.business("Mama Asha", PhaseName.RUNNING).id();
        theirs = town.business("Jirani", PhaseName.RUNNING).id();
        owner = SignedIn.as(people.ownerOf(mine).email(), port);
        email = "juma-" + UUID.randomUUID() + "@example.org";
    }

    @Test
    void joinsWithTheFirstVerifiedSignInAndSeesTheBusiness() {
        invite(owner, email.toUpperCase(java.util.Locale.ROOT));
        assertThat(owner.get("/app/people").body()).contains(email, "amealikwa");

        var unverified = new SignedIn(port);
        unverified.signIn(email, Map.of("unverified", "on"));
        assertThat(users.withEmail(email)).isEmpty();

        var staff = SignedIn.as(email, port);
        assertThat(user().tenantId()).isEqualTo(mine);
        assertThat(user().role()).isEqualTo(Role.STAFF);
        assertThat(staff.get("/app/status").body()).contains("Mama Asha");
        assertThat(staff.get("/app/people").body()).contains(email).doesNotContain("/app/people/remove");
        assertThat(staff.post("/app/people/invite", staff.get("/app/people").body(), Map.of("email", "a@b.cd"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(owner.get("/app/people").body()).contains(email).doesNotContain("amealikwa");
        assertThat(owner.get("/app/history").body())
                .contains("Kumwalika mfanyakazi", "Kujiunga na biashara", "kutoka 127.0.0.1");
    }

    @Test
    void whoIsRemovedSeesNothingMoreWithTheNextPage() {
        invite(owner, email);
        var staff = SignedIn.as(email, port);
        remove(owner, email);

        assertThat(staff.get("/app/messages").statusCode()).isEqualTo(403);
        assertThat(users.withEmail(email)).isEmpty();
        SignedIn.as(email, port);
        assertThat(user().role()).isEqualTo(Role.OWNER);
        assertThat(user().tenantId()).isNotEqualTo(mine);
    }

    @Test
    void whoWasInvitedAgainstTheirWillLeavesAndAnOwnerDoesNot() {
        invite(owner, email);
        var staff = SignedIn.as(email, port);
        var page = staff.get("/app/people").body();
        staff.post("/app/people/leave", page, Map.of());
        assertThat(user().tenantId()).isEqualTo(mine);

        assertThat(staff.post("/app/people/leave", page, Map.of("sure", "yes"))
                        .uri()
                        .getPath())
                .isEqualTo("/app/sign-in");
        assertThat(users.withEmail(email)).isEmpty();

        owner.post("/app/people/leave", owner.get("/app/people").body(), Map.of("sure", "yes"));
        assertThat(users.of(mine)).extracting(User::role).containsExactly(Role.OWNER);
    }

    @Test
    void anInvitationThatWasTakenBackLetsNobodyIn() {
        invite(owner, email);
        remove(owner, email);
        SignedIn.as(email, port);

        assertThat(user().tenantId()).isNotEqualTo(mine);
    }

    @Test
    void whoSignedInBeforeJoinsOnlyWhileTheirOwnBusinessIsUnused() {
        SignedIn.as(email, port);
        var unused = Objects.requireNonNull(user().tenantId());
        invite(owner, email);
        SignedIn.as(email, port);
        assertThat(user().tenantId()).isEqualTo(mine);
        assertThat(tenants.existing(Set.of(unused))).isEmpty();

        var neighbour = people.ownerOf(theirs).email();
        invite(owner, neighbour);
        SignedIn.as(neighbour, port);
        assertThat(users.withEmail(neighbour).orElseThrow().tenantId()).isEqualTo(theirs);
    }

    @Test
    void nobodyRemovesAnOwnerOrPeopleOfAnotherBusiness() {
        var theirStaff = people.staffOf(theirs).email();
        remove(owner, theirStaff);
        assertThat(users.withEmail(theirStaff)).isPresent();

        var myself = users.of(mine).getFirst().email();
        remove(owner, myself);
        assertThat(users.withEmail(myself)).isPresent();

        var neighbour = SignedIn.as(people.ownerOf(theirs).email(), port);
        invite(neighbour, email);
        remove(owner, email);
        SignedIn.as(email, port);
        assertThat(user().tenantId()).isEqualTo(theirs);
    }

    @Test
    void asksAgainForWhatIsNoAddress() {
        var page = owner.get("/app/people");
        for (var wrong : new String[] {"", "juma", "a@b", "a b@example.org", "x".repeat(300) + "@example.org"}) {
            assertThat(owner.post("/app/people/invite", page.body(), Map.of("email", wrong))
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        }
    }

    private User user() {
        return users.withEmail(email).orElseThrow();
    }

    private static void invite(SignedIn owner, String whom) {
        assertThat(owner.post("/app/people/invite", owner.get("/app/people").body(), Map.of("email", whom))
                        .body())
                .contains("Amealikwa");
    }

    private static void remove(SignedIn owner, String whom) {
        owner.post("/app/people/remove", owner.get("/app/people").body(), Map.of("email", whom));
    }
}
