package io.flowhq.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.web.DatabaseOutage;
import io.flowhq.web.WebTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** PostgreSQL refuses every connection for a while, through the whole process as it runs. */
@WebTest
class DatabaseGoneTest {

    @LocalServerPort
    int port;

    @Value("${spring.datasource.url}")
    String url;

    @Autowired
    DataSource pool;

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Test
    void saysSoAndWorksAgainWhenTheDatabaseIsBack() throws Exception {
        var cookie = visit("/login", "Accept", "text/html")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
        try (var outage = DatabaseOutage.of(url, pool)) {
            assertThat(outage).isNotNull();
            var page = visit("/admin/tenants", "Accept", "text/html", "Cookie", cookie);
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(page.body())
                    .contains(
                            "The database does not answer",
                            "What is not known now",
                            "<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>")
                    .doesNotContain("Exception", "org.postgresql", "Apache Tomcat", "<form");
            assertThat(visit("/js/retry.js", "Cookie", cookie).statusCode()).isEqualTo(200);
            assertThat(visit("/css/tokens.css", "Cookie", cookie).statusCode()).isEqualTo(200);
            var owners = visit("/app/status", "Accept", "text/html", "Cookie", cookie);
            assertThat(owners.statusCode()).isEqualTo(503);
            assertThat(owners.body())
                    .contains("lang=\"sw\"", "Haipatikani kwa sasa", "/js/retry")
                    .doesNotContain("Exception", "PostgreSQL", "/admin");
            var json = visit("/admin/tenants", "Accept", "application/json", "Authorization", basic());
            assertThat(json.statusCode()).isEqualTo(503);
            assertThat(json.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(json.body()).contains("\"code\":\"database_unavailable\"");
            var glance = visit("/admin", "Accept", "application/json", "Authorization", basic());
            assertThat(glance.statusCode()).isEqualTo(200);
            assertThat(glance.body()).contains("\"database\":\"down\"", "\"temporal\":", "\"attention\":null");
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> visit("/admin/tenants", "Accept", "application/json", "Authorization", basic())
                                .statusCode()
                        == 200);
    }

    private HttpResponse<String> visit(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .headers(headers)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String basic() {
        var credentials = "admin:" + WebTest.PASSWORD;
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
