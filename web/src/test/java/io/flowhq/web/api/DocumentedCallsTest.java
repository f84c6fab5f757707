package io.flowhq.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;

import io.flowhq.client.ApiKeys;
import io.flowhq.client.TenantCommands;
import io.flowhq.client.WebhookCommands;
import io.flowhq.client.form.NewWebhookForm;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.runtime.python.PythonPackage;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeSubscriptions;
import io.flowhq.store.message.Contacts;
import io.flowhq.store.message.Direction;
import io.flowhq.store.page.PageRequests;
import io.flowhq.store.session.QrCode;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every call that docs/api.md shows, run by curl as it stands there; and every call that there is, shown. */
@WebTest
class DocumentedCallsTest {

    private static final Path PAGE = Path.of("../docs/api.md");
    private static final Pattern CALL = Pattern.compile("^call (.*?)\\s+# (\\d{3})$", Pattern.MULTILINE);
    private static final Pattern ADDRESS = Pattern.compile("\\$API(/[^\"? ]*)");
    private static final String CUSTOMER = "255711222333";

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    ApiKeys keys;

    @Autowired
    Contacts contacts;

    @Autowired
    WebhookCommands webhooks;

    @Autowired
    TenantCommands commands;

    @Autowired
    ChangeSubscriptions changes;

    @Autowired
    PageRequests requests;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void everyShownCallIsAnsweredAsShown() throws Exception {
        TenantId session = town.business("Documented", PhaseName.RUNNING).id();
        TenantId linking = town.business("Documented and linked").id();
        town.showsCode(linking, new QrCode("2@code", 1, 6, Instant.now().plusSeconds(60)));
        town.writes(session, Direction.IN, CUSTOMER, "Habari");
        contacts.seen(session, CUSTOMER + "@c.us", CUSTOMER, "999888777");
        var message = jdbc.sql("select wa_message_id from message_logs where tenant_id = :tenant")
                .param("tenant", session.value())
                .query(String.class)
                .single();
        var webhook = webhooks.add(session, new NewWebhookForm("https://example.org/events", null, null), "admin");
        answerCommands(linking);

        var script = new StringBuilder("call() { curl -sS -o /dev/null -w '%{http_code}\\n' -H \"X-Api-Key: $KEY\""
                + " -H 'Content-Type: application/json' \"$@\" || true; }\n");
        var shown = shown();
        shown.forEach(call -> script.append("call ").append(call.group(1)).append('\n'));
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("API", "http://127.0.0.1:" + port);
        variables.put("KEY", ApiFixtures.key(keys, null, "read,send,manage"));
        variables.put("SESSION", session.toString());
        variables.put("LINKING", linking.toString());
        variables.put("MESSAGE", message);
        variables.put("WEBHOOK", Long.toString(webhook.id()));
        try (var page = changes.subscribe(this::answerPage)) {
            var answers = PythonPackage.run(List.of("bash", "-c", script.toString()), variables)
                    .lines()
                    .toList();
            List<String> expected = new ArrayList<>();
            List<String> answered = new ArrayList<>();
            for (int call = 0; call < shown.size(); call++) {
                expected.add(shown.get(call).group(2) + " " + shown.get(call).group(1));
                answered.add(answers.get(call) + " " + shown.get(call).group(1));
            }
            assertThat(answered).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void everyCallIsShown() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (var call : shown()) {
            var address = ADDRESS.matcher(call.group(1));
            assertThat(address.find()).isTrue();
            var method = Pattern.compile("-X ([A-Z]+)").matcher(call.group(1));
            shown.add((method.find() ? method.group(1) : "GET") + " "
                    + address.group(1).replaceAll("\\$[A-Z]+|255711222333(@c.us)?|999888777", "{}"));
        }
        Set<String> offered = new TreeSet<>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            var type = method.getBeanType();
            if (type.getPackageName().equals(getClass().getPackageName()) && type != NotOfferedController.class) {
                mapping.getPatternValues()
                        .forEach(pattern -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> offered.add(verb + " " + pattern.replaceAll("\\{[a-z]+}", "{}"))));
            }
        });
        assertThat(shown).containsAll(offered);
    }

    private void answerCommands(TenantId linking) {
        doAnswer(asked -> {
                    CommandKind kind = asked.getArgument(0);
                    if (kind == CommandKind.SCREENSHOT) {
                        town.isPictured(asked.getArgument(1), new byte[] {1});
                    } else if (kind == CommandKind.REQUEST_PAIRING_CODE) {
                        jdbc.sql("update whatsapp_sessions set pairing_code = 'ABCD1234',"
                                        + " pairing_expires_at = now() + interval '1 minute' where tenant_id = :tenant")
                                .param("tenant", linking.value())
                                .update();
                    }
                    return new CommandResult(PhaseName.RUNNING, null, "Nothing more.");
                })
                .when(commands)
                .give(any(), any(), any(), any(), any());
    }

    private void answerPage(ChangeNotification change) {
        if (change.kind() == ChangeNotification.Kind.PAGE_REQUEST) {
            requests.take(Objects.requireNonNull(change.tenant()))
                    .forEach(request -> requests.answer(request, request.chatId(), null));
        }
    }

    private static List<MatchResult> shown() throws IOException {
        var calls = CALL.matcher(Files.readString(PAGE)).results().toList();
        assertThat(calls).hasSizeGreaterThan(40);
        return calls;
    }
}
