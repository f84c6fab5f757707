package io.flowhq.web.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import com.jayway.jsonpath.JsonPath;
import io.flowhq.contract.TenantId;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.io.UnsupportedEncodingException;
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
class KeysTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    private TenantId tenant;

    @BeforeEach
    void aTenant() {
        tenant = town.business("Keyed").id();
    }

    @Test
    void makesAKeyThatWorksAndStoresItNowhere() throws Exception {
        var made = post(
                "/admin/keys", "{\"name\": \"website\", \"tenant\": \"%s\", \"scopes\": [\"read\"]}".formatted(tenant));
        assertThat(made).hasStatus(HttpStatus.CREATED);
        String key = JsonPath.read(body(made), "$.key");

        assertThat(web.get().uri("/api/sessions").header("X-Api-Key", key)).hasStatusOk();
        assertThat(web.get().uri("/api/sessions").header("Authorization", "Bearer " + key))
                .hasStatusOk();
        assertThat(jdbc.sql("select count(*) from api_keys where key_hash = :key or name = :key")
                        .param("key", key)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(list())
                .bodyJson()
                .extractingPath("$.keys[0]")
                .asMap()
                .containsEntry("name", "website")
                .containsEntry("scopes", "read")
                .containsEntry("tenant_id", tenant.toString())
                .doesNotContainKey("key");
        assertThat(list()).bodyText().doesNotContain(key);
        assertThat(list()).bodyJson().extractingPath("$.keys[0].last_used_at").isNotNull();
    }

    @Test
    void refusesAKeyFromTheMomentItIsRevoked() throws Exception {
        var made = body(post("/admin/keys", "{\"name\": \"website\", \"scopes\": [\"read\"]}"));
        String key = JsonPath.read(made, "$.key");
        String id = JsonPath.read(made, "$.id");
        assertThat(web.get().uri("/api/sessions").header("X-Api-Key", key)).hasStatusOk();

        assertThat(post("/admin/keys/" + id + "/revoke", "{}")).hasStatusOk();

        assertThat(web.get().uri("/api/sessions").header("X-Api-Key", key))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("invalid_api_key");
        assertThat(audit.latest(null, 2))
                .extracting(entry ->
                        entry.payload().get("command") + " " + entry.payload().get("key"))
                .containsExactly("REVOKE_KEY website", "CREATE_KEY website");
    }

    @Test
    void refusesAKeyThatHasExpired() throws Exception {
        var made = body(post("/admin/keys", "{\"name\": \"website\", \"days\": \"1\"}"));
        String key = JsonPath.read(made, "$.key");
        assertThat(web.get().uri("/api/sessions").header("X-Api-Key", key)).hasStatusOk();
        jdbc.sql("update api_keys set expires_at = now() - interval '1 second' where id = cast(:id as bigint)")
                .param("id", JsonPath.<String>read(made, "$.id"))
                .update();
        assertThat(web.get().uri("/api/sessions").header("X-Api-Key", key)).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void namesEveryFaultOfTheForm() {
        assertThat(post("/admin/keys", "{\"name\": \" \", \"scopes\": [\"write\"], \"days\": \"never\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys("name", "scopes", "days");
        assertThat(post("/admin/keys", "{\"name\": \"website\", \"tenant\": \"no such\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys("tenant");
        assertThat(post("/admin/keys/77777/revoke", "{}")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    @WithMockUser(username = "admin", roles = "ADMIN")
    void showsThePersonTheKeyOnceAndRevokesIt() {
        var made = web.post()
                .uri("/admin/keys")
                .accept(MediaType.TEXT_HTML)
                .with(csrf())
                .param("name", "by hand")
                .param("tenant", "")
                .param("days", "")
                .param("scopes", "read")
                .param("scopes", "send")
                .exchange();
        assertThat(made).hasStatusOk().bodyText().contains("by hand", "read,send", "flowhq_");
        var page = web.get().uri("/admin/keys").accept(MediaType.TEXT_HTML).exchange();
        assertThat(page).hasStatusOk().bodyText().contains("by hand").doesNotContain("flowhq_");
        assertThat(web.post()
                        .uri("/admin/keys")
                        .accept(MediaType.TEXT_HTML)
                        .with(csrf())
                        .param("name", ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("The name says what the key is for");
        var id = jdbc.sql("select max(id) from api_keys where name = 'by hand'")
                .query(Long.class)
                .single();
        assertThat(web.post()
                        .uri("/admin/keys/" + id + "/revoke")
                        .accept(MediaType.TEXT_HTML)
                        .with(csrf()))
                .hasRedirectedUrl("/admin/keys");
    }

    private MvcTestResult list() {
        return web.get()
                .uri("/admin/keys")
                .with(httpBasic("admin", WebTest.PASSWORD))
                .accept(MediaType.APPLICATION_JSON)
                .exchange();
    }

    private MvcTestResult post(String address, String body) {
        return web.post()
                .uri(address)
                .with(httpBasic("admin", WebTest.PASSWORD))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String body(MvcTestResult answer) throws UnsupportedEncodingException {
        return answer.getResponse().getContentAsString();
    }
}
