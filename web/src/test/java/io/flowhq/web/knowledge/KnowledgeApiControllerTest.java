package io.flowhq.web.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import io.flowhq.contract.TenantId;
import io.flowhq.store.knowledge.CatalogueItem;
import io.flowhq.store.knowledge.KnowledgeReads;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

@WebTest
class KnowledgeApiControllerTest {

    /** Lone surrogates reach the server as escapes only. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .configure(JsonWriteFeature.ESCAPE_NON_ASCII, true)
            .build();

    private static final Map<String, String> BODIES = Map.of(
            "facts", "{\"text_sw\": \"Tupo Kariakoo\"}",
            "services", "{\"name\": \"Kusuka\", \"price\": 35000, \"duration_minutes\": 240}",
            "catalogue", "{\"name\": \"iPhone 13\", \"aliases\": [\"ifon\"], \"price\": \"850,000\", \"stock\": 2}",
            "questions", "{\"variants\": [\"mna wifi?\"], \"answer_sw\": \"Ndiyo\"}");

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    KnowledgeReads knowledge;

    @Autowired
    AuditTrail audit;

    private TenantId tenant;
    private TenantId other;

    @BeforeEach
    void twoTenants() {
        tenant = town.business("Tells a lot").id();
        other = town.business("Tells nothing").id();
    }

    @Test
    void keepsAFactUnderItsKey() {
        assertThat(json(HttpMethod.PUT, tenant, "/facts/location", BODIES.get("facts")))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"key\": \"location\", \"text_sw\": \"Tupo Kariakoo\", \"text_en\": \"\"}");
        assertThat(audit.latest(tenant, 1).getFirst().payload())
                .containsEntry("command", "PUT_FACT")
                .containsEntry("fact", "location")
                .containsEntry("by", "admin")
                .containsEntry("outcome", "done");
        assertThat(json(HttpMethod.DELETE, tenant, "/facts/location", null)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(json(HttpMethod.DELETE, tenant, "/facts/location", null)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(json(HttpMethod.PUT, tenant, "/facts/moon", BODIES.get("facts")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @Test
    void replacesAllOfItAtOnceAndKeepsTheIdsOfWhatStays() throws Exception {
        var braids = add("services");
        add("catalogue");
        add("questions");
        json(HttpMethod.PUT, tenant, "/facts/location", BODIES.get("facts"));
        var answer = json(HttpMethod.PUT, tenant, "", """
                {"facts": [{"key": "payment", "text_en": "M-Pesa"}],
                 "services": [{"name": "Nails", "price": 15000}, {"id": "%s", "name": "Braids", "price": 40000}],
                 "catalogue": [],
                 "questions": [{"variants": ["wifi?"], "answer_en": "Yes"}]}
                """.formatted(braids));

        assertThat(answer).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"facts": [{"key": "payment", "text_sw": "", "text_en": "M-Pesa"}],
                 "services": [{"id": "%s", "name": "Braids", "price": 40000}, {"name": "Nails", "price": 15000}],
                 "catalogue": [], "questions": [{"variants": ["wifi?"]}]}
                """.formatted(braids));
        assertThat(audit.latest(tenant, 1).getFirst().payload())
                .containsEntry("command", "PUT_KNOWLEDGE")
                .containsEntry("services", "2")
                .containsEntry("items", "0");
        var read = json(HttpMethod.GET, tenant, "", null).getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(json(HttpMethod.PUT, tenant, "", read))
                .as("what was read, written again")
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(read);
        assertThat(json(HttpMethod.PUT, other, "", read))
                .as("given to another tenant")
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.services[0].id")
                .isNotEqualTo(braids);
        assertThat(json(HttpMethod.GET, tenant, "", null)).bodyJson().isStrictlyEqualTo(read);
    }

    @Test
    void replacesNothingWhenAnythingInItIsWrong() {
        var kept = add("services");
        var answer = json(HttpMethod.PUT, tenant, "", """
                {"facts": [{"key": "moon", "text_en": "x"}],
                 "services": [{"name": "Nails", "price": "much"}, null],
                 "questions": []}
                """);
        assertThat(answer)
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys("facts[0].key", "services[0].price", "services[1]", "catalogue");
        assertThat(json(HttpMethod.PUT, tenant, "", """
                        {"facts": [], "catalogue": [], "questions": [],
                         "services": [{"name": "Nails"}, {"name": "nails"}]}
                        """))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys("services[1].name");
        assertThat(json(HttpMethod.GET, tenant, "", null))
                .bodyJson()
                .extractingPath("$.services[0].id")
                .isEqualTo(kept);
        assertThat(json(HttpMethod.PUT, new TenantId(UUID.randomUUID()), "", "{}"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"services", "catalogue", "questions"})
    void addsChangesListsAndDeletes(String part) {
        var id = add(part);
        assertThat(json(HttpMethod.GET, tenant, "", null))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$." + part + "[0].id")
                .isEqualTo(id);
        assertThat(json(HttpMethod.PUT, tenant, "/" + part + "/" + id, BODIES.get(part)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.id")
                .isEqualTo(id);
        assertThat(json(HttpMethod.DELETE, tenant, "/" + part + "/" + id, null)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(json(HttpMethod.GET, tenant, "", null))
                .bodyJson()
                .isStrictlyEqualTo("{\"facts\": [], \"services\": [], \"catalogue\": [], \"questions\": []}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"services", "catalogue", "questions"})
    void knowsNothingOfAnotherTenant(String part) {
        var id = add(part);
        for (var answer : List.of(
                json(HttpMethod.PUT, other, "/" + part + "/" + id, BODIES.get(part)),
                json(HttpMethod.DELETE, other, "/" + part + "/" + id, null))) {
            assertThat(answer).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("knowledge_not_found");
        }
        assertThat(json(HttpMethod.GET, other, "", null))
                .bodyJson()
                .extractingPath("$." + part)
                .asArray()
                .isEmpty();
        assertThat(json(HttpMethod.GET, other, "/catalogue.csv", null))
                .bodyText()
                .hasLineCount(1);
        assertThat(json(HttpMethod.GET, tenant, "", null))
                .bodyJson()
                .extractingPath("$." + part)
                .asArray()
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    services  | {"name": "", "price": "much", "currency": "shilling", "duration_minutes": 0} | name,price,currency,duration_minutes
                    catalogue | {"price": -5, "stock": "many"}        | name,price,stock
                    catalogue | {"name": "x", "price": 850.005}       | price
                    questions | {"variants": [], "answer_en": " "}    | variants,answer_sw
                    """)
    void namesEveryFaultAtOnce(String part, String body, String fields) {
        assertThat(json(HttpMethod.POST, tenant, "/" + part, body))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys(fields.split(","));
    }

    @Test
    void refusesASecondOneOfTheName() {
        add("catalogue");
        assertThat(json(HttpMethod.POST, tenant, "/catalogue", "{\"name\": \"IPHONE 13\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys("name");
    }

    @Test
    void importsWhatItExports() {
        add("catalogue");
        var csv = "name,aliases,price,currency,stock,description\r\n"
                + "iPhone 13,ifon,900000,TZS,1,\r\n"
                + "\"Chaja, ndogo\",\"charger; adapter\",35000.5,TZS,,\"ya \"\"Type C\"\"\"\r\n"
                + "'=1+1,,,KES,0,\r\n";
        assertThat(csv(tenant, csv)).hasStatusOk().bodyJson().isStrictlyEqualTo("{\"added\": 2, \"changed\": 1}");
        assertThat(knowledge.of(tenant).catalogue())
                .extracting(CatalogueItem::name)
                .containsExactlyInAnyOrder("iPhone 13", "Chaja, ndogo", "=1+1");

        var exported = json(HttpMethod.GET, tenant, "/catalogue.csv", null);
        assertThat(exported).hasStatusOk().bodyText().contains("\"Chaja, ndogo\"", "\n'=1+1,,,KES,0,");
        var before = knowledge.of(tenant);
        assertThat(csv(tenant, new String(exported.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)))
                .bodyJson()
                .isStrictlyEqualTo("{\"added\": 0, \"changed\": 3}");
        assertThat(knowledge.of(tenant)).isEqualTo(before);
    }

    @Test
    void importsNothingOfAFileWithFaultsAndNamesEachLine() {
        var csv = "name;price;stock\nSimu;12x;1\n;5;\nChaja;10;-1\nSimu;1;1;1\n";
        assertThat(csv(tenant, csv.replace("Simu;1;1;1\n", "simu;1;1\n")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys("line_2", "line_3", "line_4");
        assertThat(csv(tenant, csv))
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys("line_5");
        assertThat(csv(tenant, "jina,bei\na,1\n"))
                .bodyJson()
                .extractingPath("$.errors")
                .asMap()
                .containsOnlyKeys("line_1");
        assertThat(knowledge.of(tenant).catalogue()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0b", "\ud800", "a\udc00b", "\u200b", "\u001b[31m"})
    void refusesTextThatNoScreenShows(String text) {
        for (var part : List.of("services", "catalogue")) {
            assertThat(json(HttpMethod.POST, tenant, "/" + part, JSON.writeValueAsString(Map.of("name", text))))
                    .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        assertThat(json(HttpMethod.PUT, tenant, "/facts/location", JSON.writeValueAsString(Map.of("text_sw", text))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(json(
                        HttpMethod.POST,
                        tenant,
                        "/questions",
                        JSON.writeValueAsString(Map.of("variants", List.of(text), "answer_sw", text))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(json(HttpMethod.DELETE, tenant, "/facts/a%00b", null)
                        .getResponse()
                        .getStatus())
                .isBetween(400, 499);
    }

    @Test
    void refusesTextThatIsTooLong() {
        var text = "x".repeat(70_000);
        assertThat(json(HttpMethod.POST, tenant, "/catalogue", JSON.writeValueAsString(Map.of("name", text))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(json(HttpMethod.PUT, tenant, "/facts/location", JSON.writeValueAsString(Map.of("text_sw", text))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @Test
    void knowsNoTenantThatIsNotThere() {
        var nobody = new TenantId(UUID.randomUUID());
        for (var answer : List.of(
                json(HttpMethod.GET, nobody, "", null),
                json(HttpMethod.GET, nobody, "/catalogue.csv", null),
                json(HttpMethod.POST, nobody, "/services", BODIES.get("services")),
                csv(nobody, "name\nSimu\n"))) {
            assertThat(answer).hasStatus(HttpStatus.NOT_FOUND);
        }
    }

    private String add(String part) {
        var added = json(HttpMethod.POST, tenant, "/" + part, BODIES.get(part));
        assertThat(added).hasStatus(HttpStatus.CREATED);
        return JSON.readTree(added.getResponse().getContentAsByteArray())
                .get("id")
                .asString();
    }

    private MvcTestResult csv(TenantId owner, String csv) {
        return web.put()
                .uri("/admin/tenants/" + owner + "/knowledge/catalogue.csv")
                .with(httpBasic("admin", WebTest.PASSWORD))
                .accept(MediaType.APPLICATION_JSON)
                .contentType("text/csv;charset=UTF-8")
                .content(csv)
                .exchange();
    }

    private MvcTestResult json(HttpMethod method, TenantId owner, String path, @Nullable String body) {
        var request = web.method(method)
                .uri(URI.create("/admin/tenants/" + owner + "/knowledge" + path))
                .with(httpBasic("admin", WebTest.PASSWORD));
        if (!path.endsWith(".csv")) {
            request.accept(MediaType.APPLICATION_JSON);
        }
        return body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).content(body).exchange();
    }
}
