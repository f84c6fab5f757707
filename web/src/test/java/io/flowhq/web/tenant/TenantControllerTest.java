package io.flowhq.web.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.StateDescription;
import io.flowhq.store.message.Direction;
import io.flowhq.store.session.QrCode;
import io.flowhq.store.tenant.TenantFilter;
import io.flowhq.store.tenant.TenantOverviews;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.HtmlUtils;

@WebTest
@WithMockUser(username = "admin", roles = "ADMIN")
class TenantControllerTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    TenantOverviews overviews;

    @Test
    void startsWithTheTenants() {
        assertThat(web.get().uri("/").accept(MediaType.TEXT_HTML)).hasRedirectedUrl("/admin");
    }

    @Test
    void listsTenantsThatMatchWithWhatNeedsAttentionFirst() {
        var salon = town.business("Lindi Salon", PhaseName.RUNNING);
        var garage = town.business("Lindi Garage");
        town.fails(garage.id(), ErrorReason.LOGGED_OUT, "unlinked");
        town.business("Mbeya Bakery");

        assertThat(web.get().uri("/admin/tenants?q=lindi"))
                .hasStatusOk()
                .bodyText()
                .startsWith("<!DOCTYPE html>")
                .contains("/admin/tenants/" + salon.id(), "Lindi Garage", "Failed: logged out")
                .contains("need attention")
                .doesNotContain("Mbeya Bakery", "??");
        assertThat(web.get().uri("/admin/tenants?q=lindi&status=ERROR"))
                .bodyText()
                .contains("Lindi Garage")
                .doesNotContain("Lindi Salon");
    }

    @Test
    void answersHtmxWithTheRowsAlone() {
        town.business("Tanga Tailor");
        assertThat(web.get().uri("/admin/tenants?q=tanga").header("HX-Request", "true"))
                .hasStatusOk()
                .bodyText()
                .contains("id=\"page\"", "Tanga Tailor")
                .doesNotContain("<html", "<form", "id=\"tenants\"");
    }

    @Test
    void givesTheWholePageBackWhenTheBrowserGoesBack() {
        assertThat(web.get()
                        .uri("/admin/tenants")
                        .header("HX-Request", "true")
                        .header("HX-History-Restore-Request", "true"))
                .bodyText()
                .contains("<html");
    }

    @Test
    void pagesThroughALongListAndKeepsTheSearchInTheAddress() {
        for (int i = 0; i <= TenantFilter.DEFAULT_SIZE; i++) {
            town.business("Pemba Shop %03d".formatted(i));
        }
        assertThat(web.get().uri("/admin/tenants?q=pemba"))
                .bodyText()
                .contains("1–50 of 51", "/admin/tenants?q=pemba&amp;status=&amp;phase=&amp;page=1")
                .doesNotContain("rel=\"prev\"");
        assertThat(web.get().uri("/admin/tenants?q=pemba&page=1"))
                .bodyText()
                .contains("51–51 of 51", "Pemba Shop 050", "rel=\"prev\"")
                .doesNotContain("rel=\"next\"", "Pemba Shop 001");
    }

    @Test
    void saysWhatToDoWhenNothingMatches() {
        assertThat(web.get().uri("/admin/tenants?q=nobody-has-this-name"))
                .bodyText()
                .contains("No tenant matches.", "Show all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=-1", "page=x", "status=SLEEPY"})
    void refusesAListThatCannotBe(String query) {
        assertThat(web.get().uri("/admin/tenants?" + query).accept(MediaType.TEXT_HTML))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("Not understood")
                .doesNotContain("Exception", "at io.flowhq");
    }

    @Test
    void createsATenantFromTheForm() {
        var answer = web.post()
                .uri("/admin/tenants")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .with(csrf())
                .accept(MediaType.TEXT_HTML)
                .param("name", "Moshi Coffee")
                .param("phone_number", "+255 754 000 111")
                .param("business_name", "Moshi Coffee Ltd")
                .param("template_type", "ECOMMERCE")
                .param("language", "EN")
                .exchange();
        var created = overviews.named("Moshi Coffee").getFirst();
        assertThat(answer)
                .hasStatus(HttpStatus.FOUND)
                .hasRedirectedUrl("/admin/tenants/" + created.tenant().id());
        assertThat(created.tenant().phoneNumber()).isEqualTo("255754000111");
    }

    @Test
    void showsEveryFaultOfTheFormAtOnceAndKeepsWhatWasTyped() {
        assertThat(web.post()
                        .uri("/admin/tenants")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .with(csrf())
                        .accept(MediaType.TEXT_HTML)
                        .param("name", " ")
                        .param("phone_number", "07x")
                        .param("business_name", "Kept as typed")
                        .param("template_type", "MAGIC"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("id=\"name-error\"", "id=\"phone_number-error\"", "id=\"template_type-error\"")
                .contains("value=\"Kept as typed\"", "aria-invalid=\"true\"")
                .doesNotContain("id=\"business_name-error\"");
    }

    @Test
    void marksANumberThatIsAnotherTenants() {
        var first = town.business("First come");
        assertThat(web.post()
                        .uri("/admin/tenants")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .with(csrf())
                        .accept(MediaType.TEXT_HTML)
                        .param("name", "Second")
                        .param("phone_number", first.phoneNumber())
                        .param("template_type", "BOOKING"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("id=\"phone_number-error\"", "Another tenant already has this phone number.")
                .doesNotContain("First come");
    }

    @ParameterizedTest
    @EnumSource
    void showsATenantInEveryPhase(PhaseName phase) {
        var tenant = town.business("In " + phase, phase);
        assertThat(web.get().uri("/admin/tenants/{id}", tenant.id()))
                .hasStatusOk()
                .bodyText()
                .contains("data-phase=\"" + phase + "\"")
                .contains(inHtml(StateDescription.of(phase, null)))
                .doesNotContain("??");
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatToDoAboutEveryFailure(ErrorReason errorReason) {
        var tenant = town.business("Failed by " + errorReason);
        town.fails(tenant.id(), errorReason, "the cause in words");
        assertThat(web.get().uri("/admin/tenants/{id}", tenant.id()))
                .hasStatusOk()
                .bodyText()
                .contains("data-phase=\"ERROR\"", "the cause in words")
                .contains(inHtml(StateDescription.of(PhaseName.ERROR, errorReason)))
                .doesNotContain("??");
    }

    /** What every surface says of a state. */
    private static CharSequence[] inHtml(StateDescription state) {
        return new String[] {HtmlUtils.htmlEscape(state.word()), HtmlUtils.htmlEscape(state.guidance())};
    }

    @Test
    void keepsButtonsThatCannotBePressedAndSaysWhy() {
        var tenant = town.business("Busy", PhaseName.RUNNING);
        assertThat(web.get().uri("/admin/tenants/{id}", tenant.id()))
                .bodyText()
                .containsPattern("<button[^>]*id=\"command-start\"[^>]*disabled")
                .contains("It is already running; restart it if you want a new browser.")
                .doesNotContainPattern("<button[^>]*id=\"command-stop\"[^>]*disabled");
    }

    @Test
    void showsTheCodeToScan() {
        var tenant = town.business("Linking");
        town.showsCode(tenant.id(), new QrCode("2@abc", 2, 6, Instant.now().plusSeconds(20)));
        assertThat(web.get().uri("/admin/tenants/{id}", tenant.id()))
                .bodyText()
                .contains("alt=\"QR code to link Linking\"", "src=\"data:image/png;base64,", "Code 2 of 6")
                .contains("hx-trigger=\"load delay:")
                .doesNotContain("2@abc");
    }

    @Test
    void offersANewCodeWhenTheyRanOut() {
        var tenant = town.business("Nobody scanned");
        town.fails(tenant.id(), ErrorReason.SCAN_TIMEOUT, null);
        assertThat(web.get().uri("/admin/tenants/{id}", tenant.id()))
                .bodyText()
                .contains("Show a new code", "The codes ran out")
                .doesNotContain("alt=\"QR code");
    }

    @Test
    void linksTheWorkflow() {
        var tenant = town.business("Linked to Temporal");
        assertThat(web.get().uri("/admin/tenants/{id}", tenant.id()))
                .bodyText()
                .contains("href=\"http://127.0.0.1:8233/namespaces/default/workflows/tenant-" + tenant.id());
    }

    @Test
    void showsATenantsOwnMessagesAndNobodyElses() {
        var ours = town.business("Ours");
        var theirs = town.business("Theirs");
        town.writes(ours.id(), Direction.IN, "255711111111", "Nataka <b>miadi</b>");
        town.writes(theirs.id(), Direction.IN, "255722222222", "Siri ya wengine");

        var page = web.get().uri("/admin/tenants/{id}", ours.id()).exchange();
        assertThat(page)
                .bodyText()
                .contains("id=\"messages\"", "Nataka &lt;b&gt;miadi&lt;/b&gt;", "+255 711 111 111")
                .doesNotContain("Siri ya wengine", "722 222 222", theirs.id().toString());
        assertThat(web.get()
                        .uri("/admin/tenants/{id}", ours.id())
                        .header("HX-Request", "true")
                        .header("HX-Target", "messages-panel"))
                .bodyText()
                .contains("id=\"messages\"", "Nataka")
                .doesNotContain("<html", "id=\"tenant\"", "Siri");
    }

    @Test
    void showsTheLastFiftyMessages() {
        var tenant = town.business("Talkative");
        for (int i = 0; i < 51; i++) {
            town.writes(tenant.id(), Direction.IN, "255733333333", "ujumbe %03d".formatted(i));
        }
        assertThat(web.get().uri("/admin/tenants/{id}", tenant.id()))
                .bodyText()
                .contains("ujumbe 001", "ujumbe 050")
                .doesNotContain("ujumbe 000");
    }

    @Test
    void answersHtmxWithTheTenantAlone() {
        var tenant = town.business("Alone", PhaseName.STARTING);
        assertThat(web.get()
                        .uri("/admin/tenants/{id}", tenant.id())
                        .header("HX-Request", "true")
                        .header("HX-Target", "tenant"))
                .hasStatusOk()
                .bodyText()
                .contains("<h1>Alone</h1>", "data-phase=\"STARTING\"")
                .doesNotContain("<html", "id=\"tenant\"", "id=\"messages\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/admin/tenants/4f9c1b1e-0000-4000-8000-000000000000", "/admin/tenants/4f9c", "/admin/none"})
    void saysPlainlyThatThereIsNothing(String address) {
        assertThat(web.get().uri(address).accept(MediaType.TEXT_HTML))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyText()
                .contains("<h1>", "Go to the tenants")
                .doesNotContain("Exception", "Whitelabel");
    }

    @Test
    void saysItInAnAlertToAPageWhoseTenantIsGone() {
        assertThat(web.get()
                        .uri("/admin/tenants/4f9c1b1e-0000-4000-8000-000000000000")
                        .header("HX-Request", "true"))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyText()
                .startsWith("<p class=\"alert\"")
                .doesNotContain("<html");
    }

    @Test
    void leadsWhoOpensTheJsonAddressesInABrowserToThePage() {
        var tenant = town.business("By hand");
        for (var part : new String[] {"qr", "logs"}) {
            assertThat(web.get()
                            .uri("/admin/tenants/{id}/{part}", tenant.id(), part)
                            .accept(MediaType.TEXT_HTML))
                    .hasRedirectedUrl("/admin/tenants/" + tenant.id());
        }
    }
}
