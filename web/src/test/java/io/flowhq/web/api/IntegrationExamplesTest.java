package io.flowhq.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.jayway.jsonpath.JsonPath;
import io.flowhq.client.ApiKeys;
import io.flowhq.client.WebhookCommands;
import io.flowhq.client.form.NewWebhookForm;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.runtime.python.PythonPackage;
import io.flowhq.store.message.Direction;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What docs/api.md shows for n8n and Chatwoot, as it stands there, with an event as it is delivered: the program under Node,
 * the requests with their places filled in as those tools do.
 */
@WebTest
class IntegrationExamplesTest {

    private static final Path PAGE = Path.of("../docs/api.md");
    private static final String SECRET = "sixteen-or-more-letters";
    private static final String CUSTOMER = "255711222333";
    private static final Pattern PLACE = Pattern.compile("\\{\\{(?:\\$json\\.)?([a-z_.]+)}}");

    /** What n8n gives to the program of a Code node. */
    private static final String CODE_NODE = """
            const raw = Buffer.from(process.env.BODY);
            const $env = {FLOWHQ_SECRET: process.env.SECRET};
            const $input = {first: () => ({json: {headers: {'x-webhook-hmac': process.env.HMAC}, body: {}}})};
            const node = {helpers: {getBinaryDataBuffer: async (item, name) => {
              if (item !== 0 || name !== 'data') throw new Error('no such file');
              return raw;
            }}};
            async function program() {
            %s
            }
            program.call(node).then(items => console.log(JSON.stringify(items[0].json)),
              fault => { console.error(fault.message); process.exit(1); });
            """;

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    ApiKeys keys;

    @Autowired
    WebhookCommands webhooks;

    @Autowired
    JdbcClient jdbc;

    private TenantId tenant;
    private String name;
    private String key;
    private String event;

    @BeforeEach
    void anEvent() {
        name = "Amani " + UUID.randomUUID();
        tenant = town.business(name, PhaseName.RUNNING).id();
        key = ApiFixtures.key(keys, tenant, "send");
        webhooks.add(tenant, new NewWebhookForm("https://example.org/", List.of("message"), SECRET), "admin");
        town.writes(tenant, Direction.IN, CUSTOMER, "Habari");
        event = jdbc.sql("select body from webhook_deliveries where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(String.class)
                .single();
    }

    @Test
    void n8nChecksTheSignatureAndAnswersOnce() throws Exception {
        var checked = run(block("n8n", "js", 0), hmac(event));
        assertThat(JsonMapper.shared().readTree(checked))
                .isEqualTo(JsonMapper.shared().readTree(event));
        assertThatThrownBy(() -> run(block("n8n", "js", 0), hmac(event + " ")))
                .hasMessageContaining("not signed by Flow HQ");

        var request = JsonMapper.shared().readTree(filled(block("n8n", "json", 0), checked));
        assertThat(request.get("method").asString()).isEqualTo("POST");
        for (int run = 0; run < 2; run++) {
            assertThat(post(request, request.get("url").asString())).isEqualTo(201);
        }
        assertThat(texts()).containsExactly("Asante, tumepokea.");
    }

    @Test
    void chatwootGetsWhatCustomersWriteAndItsAnswersAreSentOnce() throws Exception {
        var arrived = JsonMapper.shared().readTree(filled(block("Chatwoot", "json", 0), event));
        assertThat(arrived.get("body").get("content").asString()).isEqualTo("Habari");
        assertThat(arrived.get("body").get("source_id").asString()).isEqualTo(JsonPath.read(event, "$.payload.id"));

        var created = """
                {"event": "message_created", "id": 4711, "message_type": "outgoing", "content": "Karibu tena",
                 "conversation": {"meta": {"sender": {"identifier": "%s@c.us"}}}}
                """.formatted(CUSTOMER);
        var request = JsonMapper.shared()
                .readTree(filled(block("Chatwoot", "json", 1), created).replace("Amani Salon", name));
        for (int run = 0; run < 2; run++) {
            assertThat(post(request, request.get("POST").asString())).isEqualTo(201);
        }
        assertThat(texts()).containsExactly("Karibu tena");
    }

    private int post(JsonNode request, String address) throws Exception {
        var call = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + port + URI.create(address).getPath()))
                .header("Content-Type", "application/json");
        request.get("headers")
                .properties()
                .forEach(header -> call.header(
                        header.getKey(),
                        header.getValue()
                                .asString()
                                .replace("{{$env.FLOWHQ_KEY}}", key)
                                .replace("…", key)));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            call.POST(HttpRequest.BodyPublishers.ofString(
                                            request.get("body").toString()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }
    }

    private List<String> texts() {
        return jdbc.sql("select message_text from message_logs where tenant_id = :tenant and direction = 'OUT'")
                .param("tenant", tenant.value())
                .query(String.class)
                .list();
    }

    private String run(String program, String hmac) throws Exception {
        assumeThat(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .as("skipped: no Node")
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
        try {
            return PythonPackage.run(
                    List.of("node", "-e", CODE_NODE.formatted(program)),
                    Map.of("BODY", event, "SECRET", SECRET, "HMAC", hmac));
        } catch (AssertionError failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }

    private static String hmac(String body) throws Exception {
        var mac = Mac.getInstance("HmacSHA512");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Each place with the member of the event that it names. */
    private static String filled(String template, String event) {
        return PLACE.matcher(template)
                .replaceAll(place -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf(JsonPath.<Object>read(event, "$." + place.group(1)))));
    }

    private static String block(String section, String language, int number) throws IOException {
        var page = Files.readString(PAGE);
        var from = page.indexOf("\n## " + section + "\n");
        assertThat(from).as("the section " + section).isPositive();
        var to = page.indexOf("\n## ", from + 1);
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page.substring(from, to < 0 ? page.length() : to))
                .results()
                .map(found -> ((MatchResult) found).group(1))
                .toList()
                .get(number);
    }
}
