package io.flowhq.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.message.Direction;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class LiveControllerTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    LiveStreams streams;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Reader> readers = new CopyOnWriteArrayList<>();

    @AfterEach
    void leave() {
        readers.forEach(Reader::close);
        client.close();
    }

    @Test
    void tellsAPageWhatChangedAndNotWhatIsInIt() {
        var tenant = town.business("Followed").id();
        var all = follow("");
        town.reaches(tenant, PhaseName.STARTING);
        await().atMost(TIMEOUT).until(() -> all.heard("tenant-changed"));
        town.writes(tenant, Direction.IN, "255788888888", "siri");
        await().atMost(TIMEOUT).until(() -> all.heard("message-arrived"));
        assertThat(String.join("\n", all.lines)).doesNotContain(tenant.toString(), "siri", "255788888888");
    }

    @Test
    void tellsATenantsPageNothingOfOtherTenants() {
        var ours = town.business("Ours live").id();
        var theirs = town.business("Theirs live").id();
        var page = follow(ours);
        var all = follow("");
        town.writes(theirs, Direction.IN, "255799999999", "habari");
        await().atMost(TIMEOUT).until(() -> all.heard("message-arrived"));
        assertThat(page.lines).doesNotContain("event:message-arrived");
        town.writes(ours, Direction.IN, "255799999999", "habari");
        await().atMost(TIMEOUT).until(() -> page.heard("message-arrived"));
    }

    @Test
    void makesAStormOfChangesAFewNotices() {
        var tenant = town.business("Stormy").id();
        var page = follow(tenant);
        for (int i = 0; i < 100; i++) {
            town.writes(tenant, Direction.IN, "255799999999", "ujumbe " + i);
        }
        town.reaches(tenant, PhaseName.RUNNING);
        await().atMost(TIMEOUT).until(() -> page.heard("tenant-changed"));
        assertThat(page.lines.stream().filter("event:message-arrived"::equals)).hasSizeBetween(1, 50);
    }

    @Test
    void forgetsAPageThatWasClosed() {
        var before = streams.count();
        var page = follow("");
        assertThat(streams.count()).isEqualTo(before + 1);
        page.close();
        var tenant = town.business("Nobody looks").id();
        await().atMost(TIMEOUT).until(() -> {
            town.reaches(tenant, PhaseName.STARTING);
            return streams.count() <= before;
        });
    }

    private Reader follow(TenantId tenant) {
        return follow("?tenant=" + tenant);
    }

    /** Answers once the stream is open, so that nothing that happens afterwards is missed. */
    private Reader follow(String query) {
        var credentials = "admin:" + WebTest.PASSWORD;
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/admin/events" + query))
                .header("Accept", "text/event-stream")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .build();
        var response = client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                .join();
        assertThat(response.statusCode()).isEqualTo(200);
        var reader = new Reader(response.body());
        readers.add(reader);
        await().atMost(TIMEOUT).until(() -> reader.lines.contains(":listening"));
        return reader;
    }

    private static final class Reader implements AutoCloseable {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final InputStream stream;

        Reader(InputStream stream) {
            this.stream = stream;
            Thread.ofVirtual().start(() -> {
                try (var scanner = new Scanner(stream, StandardCharsets.UTF_8)) {
                    while (scanner.hasNextLine()) {
                        lines.add(scanner.nextLine());
                    }
                }
            });
        }

        boolean heard(String event) {
            return lines.contains("event:" + event);
        }

        @Override
        public void close() {
            try {
                stream.close();
            } catch (Exception alreadyClosed) {
                assertThat(alreadyClosed).isNotNull();
            }
        }
    }
}
