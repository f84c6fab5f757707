package io.flowhq.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;

import io.flowhq.client.ApiKeys;
import io.flowhq.client.TenantCommands;
import io.flowhq.client.TenantReads;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.runtime.python.PythonPackage;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeSubscriptions;
import io.flowhq.store.message.Contacts;
import io.flowhq.store.message.Direction;
import io.flowhq.store.page.PageRequestKind;
import io.flowhq.store.page.PageRequests;
import io.flowhq.store.session.QrCode;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The client waha-py, as it is on PyPI, through the life of a session; the test says what the session does. The same against
 * a whole platform, with two more clients, is the campaign {@code ClientPackagesTest}.
 */
@WebTest
class WahaPyTest {

    private static final String SESSION = "Amani by waha-py";
    private static final String NUMBER = "255719444555";
    private static final String CUSTOMER = "255711222333";
    private static final String CHAT = CUSTOMER + "@c.us";

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    ApiKeys keys;

    @Autowired
    TenantReads tenants;

    @Autowired
    TenantCommands commands;

    @Autowired
    Contacts contacts;

    @Autowired
    ChangeSubscriptions changes;

    @Autowired
    PageRequests requests;

    @Test
    void createsLinksAndUsesASessionUnchanged() throws Exception {
        var client = PythonPackage.of("waha-py==2026.9.2", 10);
        var key = ApiFixtures.key(keys, null, "read,send,manage");

        var created = stage(client, key, "create", "https://example.org/events", NUMBER);
        assertThat(created.get("created").asString()).isEqualTo("STOPPED");
        assertThat(created.get("engine").asString()).isEqualTo("FLOWHQ");
        assertThat(created.get("listed").values())
                .extracting(JsonNode::asString)
                .contains(SESSION);
        assertThat(created.get("hooks").values())
                .extracting(JsonNode::asString)
                .containsExactly("https://example.org/events");

        TenantId tenant = tenants.get(SESSION).tenant().id();
        doAnswer(asked -> {
                    town.showsCode(
                            tenant,
                            new QrCode("2@code-of-the-page", 1, 6, Instant.now().plusSeconds(60)));
                    return new CommandResult(PhaseName.STARTING, null, "A browser opens.");
                })
                .when(commands)
                .give(eq(CommandKind.START), eq(tenant), any(), any(), any());
        assertThat(stage(client, key, "start").get("started").asString()).isEqualTo("SCAN_QR_CODE");
        assertThat(stage(client, key, "link").get("qr").asString()).isEqualTo("2@code-of-the-page");

        town.reaches(tenant, PhaseName.RUNNING);
        town.writes(tenant, Direction.IN, CUSTOMER, "Habari");
        contacts.seen(tenant, CHAT, CUSTOMER, "999888777");
        List<PageRequestKind> asked = new ArrayList<>();
        try (var page = changes.subscribe(change -> {
            if (change.kind() == ChangeNotification.Kind.PAGE_REQUEST && tenant.equals(change.tenant())) {
                requests.take(tenant).forEach(request -> {
                    asked.add(request.kind());
                    requests.answer(request, request.chatId(), null);
                });
            }
        })) {
            var worked = stage(client, key, "work");
            assertThat(worked.get("status").asString()).isEqualTo("WORKING");
            assertThat(worked.get("sent").asString()).startsWith("true_" + CHAT);
            assertThat(worked.get("chats").values())
                    .extracting(JsonNode::asString)
                    .containsExactly(CHAT);
            assertThat(worked.get("messages").values())
                    .extracting(JsonNode::asString)
                    .containsExactly("Karibu kutoka waha-py", "Habari");
            assertThat(worked.get("contacts").values())
                    .extracting(JsonNode::asString)
                    .containsExactly(CHAT);
            assertThat(worked.get("exists").asBoolean()).isTrue();
        }
        assertThat(asked)
                .containsExactly(
                        PageRequestKind.NUMBER, PageRequestKind.SEEN, PageRequestKind.TYPING, PageRequestKind.PAUSED);
    }

    private JsonNode stage(PythonPackage client, String key, String stage, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                client.program("python"),
                Path.of("src/test/python/waha_py.py").toAbsolutePath().toString(),
                "http://127.0.0.1:" + port,
                key,
                SESSION,
                CUSTOMER,
                stage));
        command.addAll(List.of(more));
        return JsonMapper.shared().readTree(PythonPackage.run(command, Map.of()));
    }
}
