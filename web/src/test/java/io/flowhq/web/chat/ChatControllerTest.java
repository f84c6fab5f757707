package io.flowhq.web.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import io.flowhq.store.message.Direction;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
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
class ChatControllerTest {

    private static final String ASHA = "255711222333";
    private static final String JUMA = "255711222444";

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures tenants;

    @Autowired
    JdbcClient jdbc;

    private TenantId salon;
    private TenantId shop;

    @BeforeEach
    void twoChatsOfSalon() {
        salon = tenants.business("Salon").id();
        shop = tenants.business("Shop").id();
        tenants.writes(salon, Direction.IN, ASHA, "Bei ya *kusuka*?");
        tenants.writes(salon, Direction.OUT, ASHA, "Ni _20,000_ <b>");
        tenants.writes(salon, Direction.IN, JUMA, "Habari");
        tenants.writes(shop, Direction.IN, ASHA, "Mna viatu?");
        jdbc.sql("insert into contacts (tenant_id, chat_key, phone_number, name) values (:t, :chat, :number, 'Asha M')")
                .param("t", salon.value())
                .param("chat", ASHA + "@c.us")
                .param("number", ASHA)
                .update();
    }

    @Test
    void listsChatsByTheirNewestMessageAndFindsThem() {
        assertThat(json("/chats")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"chats": [{"chat_id": "255711222444@c.us", "contact": null, "newest": {"message_text": "Habari"}},
                           {"chat_id": "255711222333@c.us",
                            "contact": {"name": "Asha M", "phone_number": "255711222333", "lid": null}}],
                 "total": 2}
                """);
        for (var q : new String[] {"KUSUKA", "asha", "+255 711 222 333"}) {
            assertThat(json("/chats?q={q}", q))
                    .as(q)
                    .bodyJson()
                    .extractingPath("$.chats[*].chat_id")
                    .asArray()
                    .containsExactly("255711222333@c.us");
        }
        assertThat(page("/chats"))
                .hasStatusOk()
                .bodyText()
                .contains("Asha M", "1–2 of 2")
                .doesNotContain("viatu");
    }

    @Test
    void saysOfEachMessageWhyItWasSaid() {
        jdbc.sql("""
                update message_logs set origin = 'TEMPLATE', template = 'BOOKING', intent = 'price', language = 'SW',
                    because = 'bei ya kusuka', wait_ms = 1200, attempts = 2, ack = 3, error = 'first try timed out'
                where tenant_id = :t and direction = 'OUT'
                """).param("t", salon.value()).update();

        assertThat(json("/chats/{chat}", ASHA + "@c.us"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                {"messages": [{"direction": "IN"},
                              {"direction": "OUT", "template": "BOOKING", "intent": "price", "because": "bei ya kusuka",
                               "attempts": 2, "ack": 3, "wait_ms": 1200}]}
                """);
        assertThat(page("/chats/{chat}", ASHA + "@c.us"))
                .hasStatusOk()
                .bodyText()
                .contains("Bei ya <strong>kusuka</strong>?", "Ni <em>20,000</em> &lt;b&gt;")
                .contains("BOOKING · price", "bei ya kusuka", "1,200 ms", "first try timed out", ">read<")
                .doesNotContain("viatu");
    }

    @Test
    void knowsNoChatOfAnotherTenant() {
        assertThat(web.get()
                        .uri("/admin/tenants/{t}/chats/{chat}", shop, JUMA + "@c.us")
                        .accept(MediaType.TEXT_HTML))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(json("/chats/{chat}", "nobody")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void foldsALongMessageAndShowsItAsWhatsAppDoes() {
        tenants.writes(salon, Direction.IN, JUMA, "Mstari mrefu *sana* ".repeat(60));

        assertThat(web.get().uri("/admin/tenants/{t}", salon).accept(MediaType.TEXT_HTML))
                .bodyText()
                .contains("class=\"fold\"", "<strong>sana</strong>", "times of Africa/Dar_es_Salaam");
    }

    private MvcTestResult json(String path, Object... variables) {
        return exchange(path, MediaType.APPLICATION_JSON, variables);
    }

    private MvcTestResult page(String path, Object... variables) {
        return exchange(path, MediaType.TEXT_HTML, variables);
    }

    private MvcTestResult exchange(String path, MediaType accepted, Object... variables) {
        return web.get()
                .uri("/admin/tenants/" + salon + path, variables)
                .accept(accepted)
                .exchange();
    }
}
