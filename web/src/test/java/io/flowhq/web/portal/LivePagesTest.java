package io.flowhq.web.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.message.Direction;
import io.flowhq.web.People;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the stream of a business's pages tells, and to whom. */
@WebTest
class LivePagesTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    People people;

    @Test
    void tellsABusinessOfItsOwnMessagesAndNotOfOthersNorWhatTheySay() throws IOException {
        var mine = town.business("Mama Asha", PhaseName.RUNNING).id();
        var theirs = town.business("Jirani", PhaseName.RUNNING).id();
        try (var mineStream = follow(SignedIn.as(people.staffOf(mine).email(), port));
                var theirStream = follow(SignedIn.as(people.ownerOf(theirs).email(), port))) {
            var here = lines(mineStream);
            var there = lines(theirStream);
            await().atMost(SOON).until(() -> here.contains(":listening") && there.contains(":listening"));
            town.writes(theirs, Direction.IN, "255711000333", "siri ya jirani");
            await().atMost(SOON).until(() -> there.contains("event:message-arrived"));
            assertThat(here).doesNotContain("event:message-arrived");

            town.writes(mine, Direction.IN, "255711000111", "siri yangu");
            await().atMost(SOON).until(() -> here.contains("event:message-arrived"));
            assertThat(String.join(" ", here) + String.join(" ", there)).doesNotContain("siri", "2557");
        }
    }

    @Test
    void isNotForWhoHasNotSignedIn() {
        assertThat(new SignedIn(port).get("/app/events").uri().getPath()).isEqualTo("/app/sign-in");
    }

    private static InputStream follow(SignedIn person) {
        var stream = person.stream("/app/events");
        assertThat(stream.statusCode()).isEqualTo(200);
        return stream.body();
    }

    private static List<String> lines(InputStream stream) {
        List<String> lines = new CopyOnWriteArrayList<>();
        Thread.ofVirtual().start(() -> {
            var scanner = new Scanner(stream, StandardCharsets.UTF_8);
            while (scanner.hasNextLine()) {
                lines.add(scanner.nextLine());
            }
        });
        return lines;
    }
}
