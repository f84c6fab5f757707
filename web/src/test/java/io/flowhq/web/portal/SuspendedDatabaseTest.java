package io.flowhq.web.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.client.ApiKeys;
import io.flowhq.client.form.NewKeyForm;
import io.flowhq.contract.TenantId;
import io.flowhq.store.SuspendedDatabase;
import io.flowhq.web.People;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A PostgreSQL that is there and answers nothing: whoever asks is told so within a bounded time. */
@WebTest
class SuspendedDatabaseTest {

    /** A connection of the pool that was just used is given out unasked: what is asked over it waits for the socket. */
    private static final Duration LIMIT = Duration.ofSeconds(25);

    private static final String OPERATOR = "Basic "
            + Base64.getEncoder().encodeToString(("admin:" + WebTest.PASSWORD).getBytes(StandardCharsets.UTF_8));

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    People people;

    @Autowired
    ApiKeys keys;

    @Autowired
    DataSource source;

    private String key;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        client.close();
        threads.close();
    }

    /** How an address answered, or that it did not. */
    record Answered(String path, int status, Duration after, String body) {}

    @Test
    void pagesProgramsAndOwnersAreToldInABoundedTime() throws Exception {
        TenantId tenant = town.business("Duka la Tanga").id();
        key = keys.create(new NewKeyForm("outage", tenant.toString(), "read", null), "admin")
                .key();
        SignedIn owner = SignedIn.as(people.ownerOf(tenant).email(), port);
        List<String> paths = List.of(
                "/admin",
                "/admin/tenants",
                "/admin/tenants/" + tenant,
                "/admin/audit",
                "/app/messages",
                "/app/settings",
                "/api/sessions",
                "/login");
        List<CompletableFuture<Answered>> asked = new ArrayList<>();
        // So that the connections of the pool are fresh, and given out without a look at them.
        paths.forEach(path -> ask(path, owner).join());
        try (SuspendedDatabase suspended = SuspendedDatabase.of(source)) {
            assertThat(suspended).isNotNull();
            paths.forEach(path -> asked.add(ask(path, owner)));
            List<Answered> answers = asked.stream().map(CompletableFuture::join).toList();
            answers.forEach(answer -> System.out.printf(
                    "suspended database: %s %d after %d ms%n",
                    answer.path(), answer.status(), answer.after().toMillis()));
            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.after()).as(answer.path()).isLessThan(LIMIT);
                if (!answer.path().equals("/login")) {
                    assertThat(answer.status()).as(answer.path()).isEqualTo(503);
                }
                assertThat(answer.body()).doesNotContain("Exception", "org.postgresql", "java.");
            });
            assertThat(answers.getFirst().body()).contains("The database does not answer");
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(ask("/admin/tenants/" + tenant, owner).join())
                                .extracting(Answered::status)
                                .isEqualTo(200));
    }

    private CompletableFuture<Answered> ask(String path, SignedIn owner) {
        return CompletableFuture.supplyAsync(
                () -> {
                    long start = System.nanoTime();
                    HttpResponse<String> answer = path.startsWith("/app") ? owner.get(path) : get(path);
                    return new Answered(
                            path, answer.statusCode(), Duration.ofNanos(System.nanoTime() - start), answer.body());
                },
                threads);
    }

    private HttpResponse<String> get(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(90))
                .header("Accept", path.startsWith("/api") ? "application/json" : "text/html");
        if (path.startsWith("/admin")) {
            request.header("Authorization", OPERATOR);
        } else if (path.startsWith("/api")) {
            request.header("X-Api-Key", key);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(path, e);
        }
    }
}
