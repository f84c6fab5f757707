package io.flowhq.web.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.flowhq.contract.TenantId;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.knowledge.CatalogueItem;
import io.flowhq.store.knowledge.CatalogueItems;
import io.flowhq.store.knowledge.KnowledgeReads;
import io.flowhq.store.knowledge.ShopFact;
import io.flowhq.store.message.Direction;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
@WithMockUser(username = "admin", roles = "ADMIN")
class KnowledgeControllerTest {

    private static final UUID ITEM = UUID.randomUUID();

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    KnowledgeReads knowledge;

    @Autowired
    CatalogueItems catalogue;

    @Autowired
    FollowUps followUps;

    @Autowired
    JdbcClient jdbc;

    private TenantId tenant;

    @BeforeEach
    void aTenant() {
        tenant = town.business("Simu <Bora>").id();
        catalogue.put(tenant, new CatalogueItem(ITEM, "Simu & chaja", List.of("seti"), BigDecimal.TEN, "TZS", 0, ""));
    }

    @Test
    void showsWhatIsToldAndAFormForEachPart() {
        assertThat(web.get().uri(page("")).accept(MediaType.TEXT_HTML))
                .hasStatusOk()
                .bodyText()
                .contains("Simu &amp; chaja", "TSh 10", "× 0", "name=\"variants\"", "name=\"duration_minutes\"")
                .contains("Simu &lt;Bora&gt;", "/knowledge/catalogue/" + ITEM + "/delete")
                .doesNotContain("??", "Not saved", "aria-invalid");
    }

    @Test
    void fillsTheFormWithWhatIsToBeChanged() {
        assertThat(web.get().uri(page("?part=catalogue&id=" + ITEM)).accept(MediaType.TEXT_HTML))
                .bodyText()
                .contains("value=\"" + ITEM + "\"", "value=\"Simu &amp; chaja\"", "value=\"10\"");
    }

    @Test
    void savesAndShowsThePageAgain() {
        var saved = post("/catalogue", Map.of("id", ITEM.toString(), "name", "Simu", "price", "12,500", "stock", ""));
        assertThat(saved).hasStatus(HttpStatus.FOUND).hasRedirectedUrl(page(""));
        assertThat(knowledge.of(tenant).catalogue()).singleElement().satisfies(item -> {
            assertThat(item.name()).isEqualTo("Simu");
            assertThat(item.price()).isEqualByComparingTo("12500");
            assertThat(item.stock()).isNull();
        });
        assertThat(post("/facts", Map.of("id", "", "key", "location", "text_sw", "Tupo\r\nKariakoo")))
                .hasStatus(HttpStatus.FOUND);
        assertThat(knowledge.of(tenant).facts()).containsExactly(new ShopFact("location", "Tupo\nKariakoo", ""));
    }

    @Test
    void showsFaultsBesideTheFieldsAndKeepsWhatWasTyped() {
        assertThat(post("/services", Map.of("id", "", "name", "Kusuka", "price", "<much>")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("id=\"services-price-error\"", "The price is a number", "value=\"&lt;much&gt;\"")
                .contains("value=\"Kusuka\"");
        assertThat(post("/catalogue/import", Map.of("csv", "name,price\nA,x\nB,y\n")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("Line 2: The price", "Line 3: The price");
        assertThat(knowledge.of(tenant).services()).isEmpty();
        assertThat(knowledge.of(tenant).catalogue()).hasSize(1);
    }

    @Test
    void deletesAndImportsOfItsOwnTenantOnly() {
        var other = town.business("Other").id();
        assertThat(send("/admin/tenants/" + other + "/knowledge/catalogue/" + ITEM + "/delete", Map.of()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send("/admin/tenants/" + other + "/knowledge/catalogue", Map.of("id", ITEM.toString(), "name", "x")))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send("/admin/tenants/" + other + "/knowledge/catalogue/import", Map.of("csv", "name\nChaja\n")))
                .hasStatus(HttpStatus.FOUND);
        assertThat(knowledge.of(tenant).catalogue()).hasSize(1);
        assertThat(post("/catalogue/" + ITEM + "/delete", Map.of())).hasStatus(HttpStatus.FOUND);
        assertThat(post("/services/none/delete", Map.of())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(knowledge.of(tenant).catalogue()).isEmpty();
    }

    @Test
    void teachesTheAnswerToWhatAFollowUpAsks() {
        town.writes(tenant, Direction.IN, "255711222333", "Mna viatu\nsize 42?");
        long message = jdbc.sql("select id from message_logs where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
        followUps.open(tenant, message, FollowUpReason.UNKNOWN_QUESTION);
        var id = Long.toString(followUps.allOpen(tenant, 1).getFirst().id());
        var other = town.business("Next door").id();

        assertThat(web.get().uri("/admin/tenants/" + tenant).accept(MediaType.TEXT_HTML))
                .bodyText()
                .contains("/knowledge/teach/" + id + "#questions");
        assertThat(web.get().uri(page("/teach/" + id)).accept(MediaType.TEXT_HTML))
                .bodyText()
                .contains(">Mna viatu size 42?</textarea>", "name=\"taught_from\" value=\"" + id + "\"");
        assertThat(web.get()
                        .uri("/admin/tenants/" + other + "/knowledge/teach/" + id)
                        .accept(MediaType.TEXT_HTML))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("size 42");
        var typed = Map.of("variants", "Mna viatu size 42?", "answer_sw", "Ndiyo", "taught_from", id);
        assertThat(send("/admin/tenants/" + other + "/knowledge/questions", typed))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(post("/questions", typed)).hasStatus(HttpStatus.FOUND);
        assertThat(knowledge.of(tenant).questions())
                .singleElement()
                .satisfies(question -> assertThat(question.taughtFrom()).isEqualTo(id));
    }

    private String page(String query) {
        return "/admin/tenants/" + tenant + "/knowledge" + query;
    }

    private MvcTestResult post(String path, Map<String, String> fields) {
        return send(page(path), fields);
    }

    private MvcTestResult send(String path, Map<String, String> fields) {
        var request = web.post()
                .uri(path)
                .with(csrf())
                .accept(MediaType.TEXT_HTML)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED);
        fields.forEach(request::param);
        return request.exchange();
    }
}
