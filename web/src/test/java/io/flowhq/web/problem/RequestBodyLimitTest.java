package io.flowhq.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.client.KnowledgeCommands;
import io.flowhq.contract.TenantId;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Bodies that are too long, with their length said and without. */
@WebTest
class RequestBodyLimitTest {

    private static final String HEAD = "name,price\n";

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    KnowledgeCommands knowledge;

    private final HttpClient client = HttpClient.newHttpClient();
    private TenantId tenant;

    @BeforeEach
    void aTenant() {
        tenant = town.business("Wholesale").id();
    }

    @Test
    void refusesAFileOfProductsThatIsTooLongWhetherItsLengthIsSaidOrNot() throws Exception {
        var csv = csv(RequestBodyLimit.MAX_BYTES + 1);
        for (var body : new BodyPublisher[] {
            BodyPublishers.ofByteArray(csv), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(csv))
        }) {
            var answer = put("text/csv", body);
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).contains("\"body_too_large\"").doesNotContain("Exception");
        }
        assertThat(knowledge.of(tenant).catalogue()).isEmpty();
    }

    @Test
    void readsWhatIsLongAndWithinTheLimit() throws Exception {
        var answer = put("text/csv", BodyPublishers.ofByteArray(csv(RequestBodyLimit.MAX_BYTES)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("longer than");
    }

    @Test
    void refusesAnyOtherBodyThatIsTooLong() throws Exception {
        var blanks = " ".repeat((int) RequestBodyLimit.MAX_BYTES + 1);
        for (var address : new String[] {"/api/sendText", "/portal/setup-request", "/login", "/app/onboarding"}) {
            for (var type : new String[] {"application/json", "application/x-www-form-urlencoded"}) {
                var answer = client.send(
                        HttpRequest.newBuilder(at(address))
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofString(blanks))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(address).isEqualTo(413);
                assertThat(answer.body()).as(address).doesNotContain("Exception");
            }
        }
    }

    private HttpResponse<String> put(String type, BodyPublisher body) throws Exception {
        var credentials =
                Base64.getEncoder().encodeToString(("admin:" + WebTest.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return client.send(
                HttpRequest.newBuilder(at("/admin/tenants/" + tenant + "/knowledge/catalogue.csv"))
                        .header("Authorization", "Basic " + credentials)
                        .header("Accept", "application/json")
                        .header("Content-Type", type)
                        .PUT(body)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String address) {
        return URI.create("http://127.0.0.1:" + port + address);
    }

    private static byte[] csv(long bytes) {
        var line = "Viatu vya shule,25000\n";
        var csv = new StringBuilder(HEAD);
        while (csv.length() + line.length() <= bytes) {
            csv.append(line);
        }
        return csv.append(" ".repeat((int) bytes - csv.length())).toString().getBytes(StandardCharsets.UTF_8);
    }
}
