package io.flowhq.web.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import io.flowhq.contract.TenantId;
import io.flowhq.store.webhook.WebhookRecords;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.util.List;
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
class WebhookAdminTest {

    private static final String SECRET = "a secret of Salon's own";

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures tenants;

    @Autowired
    WebhookRecords records;

    @Autowired
    JdbcClient jdbc;

    private TenantId salon;
    private TenantId shop;
    private long ofSalon;

    @BeforeEach
    void oneOfSalon() {
        salon = tenants.business("Salon").id();
        shop = tenants.business("Shop").id();
        ofSalon = records.add(salon, "https://salon.example/events", List.of("message"), SECRET, "admin")
                .id();
    }

    @Test
    void addsOneAndShowsItsSecretOnce() {
        assertThat(post(shop, "", "{\"url\": \"https://shop.example/in\", \"events\": [\"message.ack\"]}"))
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .extractingPath("$.secret")
                .asString()
                .hasSizeGreaterThan(20);
        assertThat(get(shop, ""))
                .bodyText()
                .contains("https://shop.example/in", "\"total\":1")
                .doesNotContain("secret", "salon.example");
        assertThat(post(shop, "", "{\"url\": \"shop\", \"events\": [\"nothing\"]}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("\"url\"", "\"events\"");
    }

    @Test
    void givesNoOtherTenantAnything() {
        for (var act : List.of("test", "replay", "remove")) {
            assertThat(post(shop, "/" + ofSalon + "/" + act, "")).as(act).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(records.of(salon)).hasSize(1);
    }

    @Test
    void replaysWhatWasGivenUp() {
        post(salon, "/" + ofSalon + "/test", "");
        jdbc.sql(
                        "update webhook_deliveries set state = 'DEAD', settled_at = now(), error = '503' where tenant_id = :of")
                .param("of", salon.value())
                .update();

        assertThat(get(salon, "/dead")).bodyJson().isLenientlyEqualTo("""
                {"events": [{"event": "test", "error": "503"}], "total": 1}
                """);
        assertThat(post(salon, "/" + ofSalon + "/replay", "")).bodyJson().isLenientlyEqualTo("{\"events\": 1}");
        assertThat(get(salon, "/dead")).bodyJson().extractingPath("$.total").isEqualTo(0);
    }

    @Test
    @WithMockUser(username = "admin", roles = "ADMIN")
    void offersAllOfItOnAPage() {
        assertThat(web.get().uri("/admin/tenants/{t}/webhooks", salon).accept(MediaType.TEXT_HTML))
                .hasStatusOk()
                .bodyText()
                .contains("https://salon.example/events", "webhooks/" + ofSalon + "/test", "value=\"followup.created\"")
                .doesNotContain(SECRET);
        assertThat(form("").param("url", "https://salon.example/second").param("events", "*"))
                .hasStatusOk()
                .bodyText()
                .contains("id=\"secret\"", "https://salon.example/second");
        assertThat(form("").param("url", "javascript:alert(1)"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("aria-invalid=\"true\"", "value=\"javascript:alert(1)\"");
        assertThat(form("/" + ofSalon + "/remove")).hasRedirectedUrl("/admin/tenants/" + salon + "/webhooks");
        assertThat(records.of(salon)).hasSize(1);
    }

    private MockMvcTester.MockMvcRequestBuilder form(String path) {
        return web.post()
                .uri("/admin/tenants/" + salon + "/webhooks" + path)
                .with(csrf())
                .accept(MediaType.TEXT_HTML)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED);
    }

    private MvcTestResult get(TenantId tenant, String path) {
        return web.get()
                .uri("/admin/tenants/" + tenant + "/webhooks" + path)
                .with(httpBasic("admin", WebTest.PASSWORD))
                .accept(MediaType.APPLICATION_JSON)
                .exchange();
    }

    private MvcTestResult post(TenantId tenant, String path, String body) {
        return web.post()
                .uri("/admin/tenants/" + tenant + "/webhooks" + path)
                .with(httpBasic("admin", WebTest.PASSWORD))
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
