package io.flowhq.web.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.jayway.jsonpath.JsonPath;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.Contacts;
import io.flowhq.store.message.Direction;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class ReplyApiControllerTest {

    private static final String CUSTOMER = "255711222333";
    private static final String CHAT = CUSTOMER + "@c.us";

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    Contacts contacts;

    @Autowired
    ChatHandoffs handoffs;

    @Autowired
    JdbcClient jdbc;

    private TenantId tenant;
    private TenantId other;

    @BeforeEach
    void twoTenants() {
        tenant = town.business("Writing", PhaseName.RUNNING).id();
        other = town.business("Not writing", PhaseName.RUNNING).id();
    }

    @Test
    void sendsOncePerKeyAndTakesTheChatOver() throws Exception {
        var request = "{\"to\": \"+" + CUSTOMER + "\", \"text\": \"Karibu\"}";
        var first = send(tenant, request, "reply-1");
        var second = send(tenant, request, "reply-1");

        assertThat(first).hasStatus(HttpStatus.CREATED).bodyJson().isLenientlyEqualTo("""
                {"direction": "OUT", "to_number": "255711222333", "message_text": "Karibu", "outcome": "PLANNED"}
                """);
        Object id = JsonPath.read(first.getResponse().getContentAsString(), "$.id");
        assertThat(second).bodyJson().extractingPath("$.id").isEqualTo(id);
        assertThat(written(tenant)).isOne();
        assertThat(handoffs.isOn(tenant, CHAT, Instant.now())).isTrue();
    }

    @Test
    void writesToAContactOfTheTenantAndToNoOther() {
        var contact = contacts.seen(tenant, CHAT, CUSTOMER, null).id();
        var request = "{\"contact_id\": " + contact + ", \"text\": \"Karibu\"}";

        assertThat(send(other, request, "reply-1")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(tenant, request, "reply-1")).hasStatus(HttpStatus.CREATED);
        assertThat(written(other)).isZero();
    }

    @Test
    void asksForAKeyAndForAChat() {
        assertThat(send(tenant, "{\"to\": \"" + CUSTOMER + "\", \"text\": \"Karibu\"}", null))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys("idempotency_key");
        assertThat(send(tenant, "{\"text\": \" \"}", "reply-1"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys("chat_id", "text");
    }

    @Test
    void writesFromTheTenantPageWithoutJavaScript() {
        town.writes(tenant, Direction.IN, CUSTOMER, "Mpo?");
        assertThat(web.get()
                        .uri("/admin/tenants/" + tenant)
                        .accept(MediaType.TEXT_HTML)
                        .with(user("admin").roles("ADMIN")))
                .bodyText()
                .contains("/admin/tenants/" + tenant + "/messages", "name=\"to\" value=\"" + CHAT + "\"");
        for (int press = 0; press < 2; press++) {
            assertThat(web.post()
                            .uri("/admin/tenants/" + tenant + "/messages")
                            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                            .param("to", CHAT)
                            .param("text", "Tupo")
                            .param("key", "form-1")
                            .accept(MediaType.TEXT_HTML)
                            .with(user("admin").roles("ADMIN"))
                            .with(csrf()))
                    .hasRedirectedUrl("/admin/tenants/" + tenant);
        }
        assertThat(written(tenant)).isOne();
    }

    private MvcTestResult send(TenantId to, String json, @Nullable String key) {
        var request = web.post()
                .uri("/admin/tenants/" + to + "/messages")
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .content(json)
                .with(user("admin").roles("ADMIN"))
                .with(csrf());
        return (key == null ? request : request.header("Idempotency-Key", key)).exchange();
    }

    private long written(TenantId of) {
        return jdbc.sql("select count(*) from message_logs where tenant_id = :tenant and direction = 'OUT'")
                .param("tenant", of.value())
                .query(Long.class)
                .single();
    }
}
