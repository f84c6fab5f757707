package io.flowhq.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.client.PhoneInvitations;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.portal.LinkInvitation;
import io.flowhq.store.session.QrCode;
import io.flowhq.web.People;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The address that links a phone without an account. */
@WebTest
class PhoneLinkTest {

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    People people;

    @Autowired
    PhoneInvitations invitations;

    @Autowired
    LinkTokens tokens;

    private TenantId tenant;
    private final String name = "Siri " + UUID.randomUUID();

    @BeforeEach
    void aBusinessThatShowsItsCode() {
        tenant = town.business(name).id();
        town.showsCode(tenant, new QrCode("2@" + tenant, 1, 6, Instant.now().plusSeconds(60)));
    }

    @Test
    void showsTheCodeAndNothingElseUntilThePhoneIsLinked() {
        var address = address(invitations.invite(tenant, "admin"));
        var phone = new SignedIn(port);

        var page = phone.get(address);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("data:image/png;base64,", "pairing-code")
                .doesNotContain(name);
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();

        town.reaches(tenant, PhaseName.RUNNING);
        assertThat(phone.get(address).statusCode()).isEqualTo(410);
        town.showsCode(tenant, new QrCode("3@" + tenant, 1, 6, Instant.now().plusSeconds(60)));
        assertThat(phone.get(address).statusCode()).isEqualTo(410);
        assertThat(phone.get(address).body()).doesNotContain("data:image/png");
    }

    @Test
    void anotherInvitationTakesThePlaceOfTheFirst() {
        var first = address(invitations.invite(tenant, "admin"));
        var second = address(invitations.invite(tenant, "admin"));

        assertThat(new SignedIn(port).get(first).statusCode()).isEqualTo(410);
        assertThat(new SignedIn(port).get(second).statusCode()).isEqualTo(200);
    }

    @Test
    void anAddressThatIsChangedMadeUpOrPastItsTimeShowsNothing() {
        var made = invitations.invite(tenant, "admin");
        var other = invitations.invite(town.business("Other").id(), "admin");
        var token = tokens.sign(made.id(), made.expiresAt());
        var foreign = tokens.sign(other.id(), other.expiresAt());

        assertThat(tokens.read(token, Instant.now())).contains(made.id());
        assertThat(tokens.read(token, made.expiresAt())).isEmpty();
        for (var wrong : new String[] {
            "x", "%20", foreign.substring(0, 22) + token.substring(22), tokens.sign(UUID.randomUUID(), made.expiresAt())
        }) {
            assertThat(new SignedIn(port).get("/link/" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(410);
        }
    }

    @Test
    void theOwnerGetsAnAddressToSendAndStaffNone() {
        var owner = SignedIn.as(people.ownerOf(tenant).email(), port);
        var page = owner.post("/app/whatsapp/invite", owner.get("/app/whatsapp").body(), Map.of());
        var address = page.body().replaceAll("(?s).*id=\"invitation\" href=\"([^\"]+)\".*", "$1");
        assertThat(new SignedIn(port).get(address).body()).contains("data:image/png;base64,");
        assertThat(owner.get("/app/history").body()).contains("Kutuma kiungo cha kuunganisha simu");

        var staff = SignedIn.as(people.staffOf(tenant).email(), port);
        assertThat(staff.post("/app/whatsapp/invite", staff.get("/app/status").body(), Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    private String address(LinkInvitation invitation) {
        return "/link/" + tokens.sign(invitation.id(), invitation.expiresAt());
    }
}
