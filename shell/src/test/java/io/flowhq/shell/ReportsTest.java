package io.flowhq.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.Template;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.fleet.WorkerReport;
import io.flowhq.store.fleet.Workers;
import io.flowhq.store.portal.SetupRequest;
import io.flowhq.store.portal.SetupRequests;
import io.flowhq.store.portal.SetupStatus;
import io.flowhq.store.tenant.NewTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is shown, in both forms, by the whole application. */
class ReportsTest {

    private static TestPlatform platform;
    private static NewTenant asha;
    private static NewTenant juma;

    @BeforeAll
    static void twoTenants() {
        platform = new TestPlatform();
        asha = platform.tenant("Asha Salon", PhaseName.RUNNING, null);
        juma = platform.tenant("Juma Phones", PhaseName.ERROR, ErrorReason.LOGGED_OUT);
    }

    /** Before each, as a worker that has not reported for half a minute is gone. */
    @BeforeEach
    void twoWorkersReport() {
        Instant now = Instant.now();
        platform.get(Workers.class)
                .report(new WorkerReport(new WorkerId("worker-1"), 8, 1, false, 700L << 20, now.minusSeconds(90), now));
        platform.get(Workers.class)
                .report(new WorkerReport(
                        new WorkerId("worker-2"), 8, 0, false, 0, now.minusSeconds(900), now.minusSeconds(600)));
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @Test
    void listsTenantsAsAnArrayWithStableKeys() {
        Ran ran = platform.shell("tenant", "list", "-o", "json");

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        JsonNode list = JsonMapper.shared().readTree(ran.out());
        assertThat(list.isArray()).isTrue();
        assertThat(list.get(0).propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "status",
                        "phase",
                        "reason",
                        "worker",
                        "template",
                        "language",
                        "number",
                        "since",
                        "answering");
        assertThat(list.get(0).get("id").asString()).isEqualTo(asha.id().toString());
        assertThat(list.get(0).get("status").asString()).isEqualTo("ACTIVE");
        assertThat(list.get(0).get("reason").isNull()).isTrue();
        assertThat(list.get(1).get("reason").asString()).isEqualTo("LOGGED_OUT");
        assertThat(list.get(1).get("number").asString()).isEqualTo(juma.phoneNumber());
    }

    @Test
    void showsTheEndOfATenantsLogAndOfNoOther(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve(asha.id() + ".log"), List.of("INFO started", "INFO linked", "WARN slow"));
        Map<String, Object> settings = Map.of("flowhq.tenant-logs.folder", folder.toString());

        Ran text = platform.shellWithSettings(settings, "tenant", "log", "Asha Salon", "--limit", "2");
        Ran json = platform.shellWithSettings(settings, "tenant", "log", "Asha Salon", "-o", "jsonl");
        Ran other = platform.shellWithSettings(settings, "tenant", "log", "Juma Phones");

        assertThat(text.lines()).containsExactly("INFO linked", "WARN slow");
        assertThat(json.lines()).hasSize(3).contains("{\"line\":\"INFO linked\"}");
        assertThat(other.code()).isZero();
        assertThat(other.out()).contains("No log of this tenant can be read here", juma.id() + ".log");
    }

    @Test
    void listsOneTenantPerLineAsJsonLines() {
        Ran ran = platform.shell("tenant", "list", "--output=jsonl");

        assertThat(ran.lines()).hasSize(2).allMatch(line -> line.startsWith("{\"id\":\""));
    }

    @Test
    void listsTenantsAsATableWithoutColoursInAPipe() {
        Ran ran = platform.shell("tenant", "list");

        assertThat(ran.code()).isZero();
        assertThat(ran.lines().get(0)).matches("NAME +STATE +FOR +NUMBER +TEMPLATE +LANG +WORKER +ID");
        assertThat(ran.lines().get(1))
                .matches("Asha Salon +Online +2 h +\\d+ +BOOKING +SW +worker-1 +"
                        + asha.id().toString().substring(0, 8));
        assertThat(ran.lines().get(2)).contains("Failed: logged out");
    }

    @Test
    void coloursStateWordsForAPersonUnlessToldNotTo() {
        assertThat(platform.shellWithPerson("", "tenant", "list").out()).contains("\u001b[32mOnline\u001b[0m");
        assertThat(platform.shellWithPerson("", "tenant", "list", "--color=never")
                        .out())
                .doesNotContain("\u001b");
        assertThat(platform.shell("tenant", "list", "--color", "always").out())
                .contains("\u001b[31mFailed: logged out\u001b[0m");
    }

    @Test
    void listsOnlyWhatIsAskedForAndSaysWhenThereIsNothing() {
        assertThat(platform.shell("tenant", "list", "--status", "error", "-o", "jsonl")
                        .lines())
                .singleElement()
                .asString()
                .contains("Juma Phones");
        assertThat(platform.shell("tenant", "list", "--limit", "1").out())
                .contains("Asha Salon", "1 of 2 tenants.")
                .doesNotContain("Juma");
        assertThat(platform.shell("tenant", "list", "--find", "nothing like it").out())
                .isEqualToIgnoringNewLines("No tenant matches. All of them: tenant list");
        assertThat(platform.shell("tenant", "list", "--find", "nothing like it", "-o", "json")
                        .out())
                .isEqualToIgnoringNewLines("[]");
    }

    @Test
    void showsATenantWithWhatHappenedAndWhatToDo() {
        Ran text = platform.shell("tenant", "show", juma.id().toString().substring(0, 6), "--time", "iso");
        Ran json = platform.shell("tenant", "show", "JUMA PHONES", "-o", "json");

        assertThat(text.out())
                .contains("Juma Phones", "Failed: logged out, since 20", ErrorReason.LOGGED_OUT.guidance())
                .doesNotContain(" ago");
        assertThat(JsonMapper.shared().readTree(json.out()).propertyNames())
                .startsWith("id", "name", "status", "phase", "reason")
                .contains("session", "last_error", "business_name", "epoch");
    }

    @Test
    void showsMessagesWithoutLettingThemTouchTheTerminal() {
        message(asha, "Habari \u001b[2J\nnataka miadi");

        Ran text = platform.shell("tenant", "messages", "Asha Salon");
        Ran json = platform.shell("tenant", "messages", "Asha Salon", "-o", "json");

        assertThat(text.lines().getLast()).contains("<-", "255788000001", "Habari [2J nataka miadi");
        assertThat(text.out()).doesNotContain("\u001b");
        JsonNode message = JsonMapper.shared().readTree(json.out()).get(0);
        assertThat(message.get("text").asString()).isEqualTo("Habari \u001b[2J\nnataka miadi");
        assertThat(message.get("direction").asString()).isEqualTo("IN");
        assertThat(platform.shell("tenant", "messages", "Juma Phones").out()).startsWith("No messages yet.");
    }

    @Test
    void printsAgainOnlyWhatHasChangedWhileWatching() {
        NewTenant watched = platform.tenant("Watched Shop");
        Background watch =
                platform.shellInBackground(false, "tenant", "show", "Watched Shop", "--watch=100ms", "-o", "json");
        Awaitility.await().until(() -> watch.linesSoFar().size() == 1);
        platform.project(watched.id(), PhaseName.RUNNING, null);
        Awaitility.await().until(() -> watch.linesSoFar().size() == 2);

        Ran ran = watch.interrupt();

        assertThat(ran.code()).isEqualTo(130);
        assertThat(ran.lines()).hasSize(2);
        assertThat(ran.lines().get(1)).contains("\"phase\":\"RUNNING\"");
        platform.forget(watched.id());
    }

    @Test
    void redrawsInPlaceWhileAPersonWatches() {
        Background watch = platform.shellInBackground(true, "worker", "list", "--watch=100ms");
        Awaitility.await().until(() -> watch.out().toString().split("\u001b\\[H").length > 3);

        Ran ran = watch.interrupt();

        assertThat(ran.code()).isEqualTo(130);
        assertThat(ran.out()).startsWith("\u001b[2J\u001b[Hworker list, every").contains("worker-1");
    }

    @Test
    void listsWorkersWithThoseThatAreGone() {
        Ran ran = platform.shell("worker", "list");

        assertThat(ran.lines().get(1)).matches("worker-1 +Live +1 +8 +700 MB +1 min +\\d+ s ago");
        assertThat(ran.lines().get(2)).matches("worker-2 +Gone +0 +8 +0 MB +15 min +10 min ago");
    }

    @Test
    void tellsWhyAWorkerTakesNoSessions() {
        WorkerId worker = new WorkerId("worker-3");
        try {
            report(worker);
            assertThat(platform.shell("worker", "list").lines())
                    .anyMatch(line -> line.matches("worker-3 +Takes no sessions .*"))
                    .contains("worker-3: The folder /data cannot be written");
            report(worker);
            assertThat(JsonMapper.shared()
                            .readTree(platform.shell("worker", "list", "-o", "json")
                                    .out())
                            .findValuesAsString("fault"))
                    .contains("The folder /data cannot be written");
            report(worker);
            assertThat(platform.shell("status").lines())
                    .contains("Workers    2 bot-workers (1 without sessions for a fault), 1 of 8 slots used");
        } finally {
            platform.get(JdbcClient.class)
                    .sql("delete from workers where id = :id")
                    .param("id", worker.value())
                    .update();
        }
    }

    /** Again before each look: a worker that has not reported for half a minute is gone. */
    private static void report(WorkerId worker) {
        Instant now = Instant.now();
        platform.get(Workers.class)
                .report(new WorkerReport(worker, 8, 0, false, 0, now, now, "The folder /data cannot be written"));
    }

    @Test
    void showsHowThePlatformIs() {
        Ran text = platform.shell("status");
        Ran json = platform.shell("status", "-o", "json");

        assertThat(text.code()).as(text.err()).isZero();
        assertThat(text.lines())
                .contains("Workers    1 bot-worker, 1 of 8 slots used", "Database   answers")
                .anyMatch(line -> line.startsWith("Temporal   answers at 127.0.0.1:"));
        JsonNode status = JsonMapper.shared().readTree(json.out());
        assertThat(status.get("phases").get("ERROR").asInt()).isEqualTo(1);
        assertThat(status.get("workers").get("gone").asInt()).isEqualTo(1);
        assertThat(status.get("temporal").asString()).isEqualTo("up");
    }

    @Test
    void listsAndShowsOwnersRequests() {
        Instant now = Instant.now();
        SetupRequest made = platform.get(SetupRequests.class)
                .save(new SetupRequest(
                        null,
                        juma.id(),
                        null,
                        Template.SUPPORT,
                        "255799000001",
                        null,
                        null,
                        null,
                        SetupStatus.SUBMITTED,
                        "please soon",
                        now,
                        now));

        Ran list = platform.shell("request", "list", "--status", "SUBMITTED");
        Ran show = platform.shell("request", "show", made.id().toString().substring(0, 8), "-o", "json");
        Ran none = platform.shell("request", "show", "zzz");

        assertThat(list.lines().get(1)).contains("SUBMITTED", "SUPPORT", "255799000001");
        assertThat(show.out()).contains("\"notes\":\"please soon\"");
        assertThat(none.code()).isEqualTo(3);

        Ran rejected =
                platform.shell("request", "reject", made.id().toString(), "--notes", "wrong number", "-o", "json");
        Ran again = platform.shell("request", "approve", made.id().toString());

        assertThat(rejected.err()).isEmpty();
        assertThat(rejected.out()).contains("\"status\":\"REJECTED\"", "\"notes\":\"wrong number\"");
        assertThat(again.code()).isEqualTo(4);
        assertThat(again.err()).contains("was not approved");
    }

    @Test
    void approvesTheRequestOfATenantThatIsConnected() {
        Instant now = Instant.now();
        SetupRequest made = platform.get(SetupRequests.class)
                .save(new SetupRequest(
                        null,
                        asha.id(),
                        null,
                        Template.BOOKING,
                        asha.phoneNumber(),
                        "Asha",
                        "Salon",
                        null,
                        SetupStatus.SUBMITTED,
                        null,
                        now,
                        now));

        Ran approved = platform.shell("request", "approve", made.id().toString());

        assertThat(approved.err()).isEmpty();
        assertThat(approved.out()).contains("ACTIVE", "Asha, Salon");
    }

    private static void message(NewTenant tenant, String text) {
        platform.get(JdbcClient.class)
                .sql("""
                insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, kind, message_text,
                                          wa_message_id, outcome)
                values (:tenant, 'IN', '255788000001@c.us', '255788000001', :number, 'TEXT', :text, 'A1', 'RECEIVED')
                """)
                .param("tenant", tenant.id().value())
                .param("number", tenant.phoneNumber())
                .param("text", text)
                .update();
    }
}
