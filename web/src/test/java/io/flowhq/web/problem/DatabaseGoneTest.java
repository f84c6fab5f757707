package io.flowhq.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.web.WebTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** PostgreSQL refuses every connection for a while, through the whole process as it runs. */
@WebTest
class DatabaseGoneTest {

    @LocalServerPort
    int port;

    @Value("${spring.datasource.url}")
    String url;

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Test
    void saysSoAndWorksAgainWhenTheDatabaseIsBack() throws Exception {
        var cookie = visit("/login", "Accept", "text/html")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
        admit(false);
        try {
            var page = visit("/admin/tenants", "Accept", "text/html", "Cookie", cookie);
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body())
                    .contains("The database does not answer", "<h1>")
                    .doesNotContain("Exception", "org.postgresql", "Apache Tomcat");
            var json = visit("/admin/tenants", "Accept", "application/json", "Authorization", basic());
            assertThat(json.statusCode()).isEqualTo(503);
            assertThat(json.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(json.body()).contains("\"code\":\"database_unavailable\"");
            var glance = visit("/admin", "Accept", "application/json", "Authorization", basic());
            assertThat(glance.statusCode()).isEqualTo(200);
            assertThat(glance.body()).contains("\"database\":\"down\"", "\"temporal\":", "\"attention\":null");
        } finally {
            admit(true);
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

    private void admit(boolean connections) throws SQLException {
        var ours = new PGSimpleDataSource();
        ours.setUrl(url);
        var name = ours.getDatabaseName();
        var maintenance = new PGSimpleDataSource();
        maintenance.setUrl(url.replace("/" + name, "/postgres"));
        try (var connection = maintenance.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter database " + name + " allow_connections " + connections);
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        }
    }
}
