package io.flowhq.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.session.SessionEvent;
import io.flowhq.store.fleet.WorkerReport;
import io.flowhq.store.fleet.Workers;
import io.flowhq.store.lifecycle.CommandOutbox;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.TenantOverviews;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What changes something, by the whole application against a real read model and Temporal's test server. */
class CommandsTest {

    private static final TestPlatform platform = TestPlatform.shared();

    @Test
    void createsATenantAndPromisesItsStart() {
        Ran ran = platform.shell(
                "tenant",
                "create",
                "Bahari Tours",
                "--template",
                "booking",
                "--language=en",
                "--phone",
                "+255 700 111 222",
                "--start",
                "-o",
                "json");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        JsonNode tenant = JsonMapper.shared().readTree(ran.out());
        assertThat(tenant.get("name").asString()).isEqualTo("Bahari Tours");
        assertThat(tenant.get("business_name").asString()).isEqualTo("Bahari Tours");
        assertThat(tenant.get("number").asString()).isEqualTo("255700111222");
        assertThat(tenant.get("language").asString()).isEqualTo("EN");
        assertThat(platform.get(CommandOutbox.class).claim(10, Duration.ofSeconds(1)))
                .extracting(command -> command.tenant().toString())
                .contains(tenant.get("id").asString());
    }

    @Test
    void saysAllFaultsOfANewTenantOnOneLine() {
        Ran ran = platform.shell("tenant", "create", " ", "--phone", "0700");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines())
                .singleElement()
                .asString()
                .contains("The name is missing.", "country code", "template");
    }

    @Test
    void refusesANumberThatIsTaken() {
        NewTenant first = platform.tenant("First Come");

        Ran ran = platform.shell("tenant", "create", "Second", "--template", "SUPPORT", "--phone", first.phoneNumber());

        assertThat(ran.code()).isEqualTo(4);
        assertThat(ran.err().lines()).singleElement().asString().contains("already has this phone number");
    }

    @Test
    void startsATenantWaitsForItAndRefusesASecondStart() {
        NewTenant tenant = platform.tenant("Kilimo Shop");

        Ran first = platform.shell("tenant", "start", "kilimo shop", "--wait=20s", "--why", "opening day");
        Ran second = platform.shell("tenant", "start", tenant.id().toString().substring(0, 8));

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.lines().getFirst()).startsWith("Kilimo Shop: needs linking (was: not started");
        assertThat(second.code()).as(second.err()).isEqualTo(4);
        assertThat(second.out()).isEmpty();
        assertThat(second.err().lines())
                .singleElement()
                .asString()
                .contains("Cannot start tenant " + tenant.id())
                .contains("waits for its code to be scanned");
        assertThat(platform.shell("audit", "list", "Kilimo Shop").lines().getLast())
                .contains("START", "why=opening day", "shell:");
    }

    @Test
    void stopsWithoutAskingAndSaysHowToUndoIt() {
        NewTenant tenant = platform.tenant("Duka la Juma");
        platform.shell("tenant", "start", tenant.id().toString(), "--wait=20s");

        Ran ran = platform.shell("tenant", "stop", tenant.id().toString(), "--wait=20s", "-o", "json");

        assertThat(ran.code()).as(ran.err()).isZero();
        JsonNode answer = JsonMapper.shared().readTree(ran.out());
        assertThat(answer.propertyNames()).containsExactly("id", "name", "phase", "reason", "next_step");
        assertThat(answer.get("phase").asString()).isEqualTo("STOPPED");
        assertThat(answer.get("next_step").asString())
                .contains("Undo: tenant start " + tenant.id().toString().substring(0, 8));
    }

    @Test
    void pausesAndResumesALinkedBot() {
        NewTenant tenant = linked("Mama Lishe");

        Ran paused = platform.shell("tenant", "pause", tenant.id().toString(), "--wait");
        Ran shown = platform.shell("tenant", "show", tenant.id().toString());
        Ran resumed = platform.shell("tenant", "resume", tenant.id().toString(), "--wait");

        assertThat(paused.code()).as(paused.err()).isZero();
        assertThat(shown.out()).contains("Online, bot paused");
        assertThat(resumed.code()).as(resumed.err()).isZero();
    }

    @Test
    void failsWhenTheTenantFailsOnTheWay() {
        NewTenant tenant = linked("Fundi Simu");

        platform.tell(tenant.id(), SessionEvent.Kind.DISCONNECTED);
        Ran ran = platform.shell("tenant", "restart", "Fundi Simu", "--wait=20s");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines())
                .singleElement()
                .isEqualTo("Fundi Simu: failed: logged out. " + ErrorReason.LOGGED_OUT.guidance());
        assertThat(phase(tenant.id())).isEqualTo(PhaseName.ERROR);
    }

    @Test
    void failsWhenTheTimeToWaitIsOver() {
        NewTenant tenant = linked("Polepole");

        platform.tell(tenant.id(), SessionEvent.Kind.QR_SHOWN);
        Ran ran = platform.shell("tenant", "stop", "Polepole", "--wait=700ms");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err().lines())
                .singleElement()
                .asString()
                .contains("Polepole", "tenant show " + tenant.id().toString().substring(0, 8) + " --watch");
    }

    @Test
    void keepsTheLinkWhenThePersonSaysNo() {
        NewTenant tenant = linked("Saluni ya Neema");

        Ran ran = platform.shellWithPerson("n\n", "tenant", "logout", "Saluni ya Neema");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("255711000111", "[y/N]", "Nothing done.");
        assertThat(phase(tenant.id())).isEqualTo(PhaseName.RUNNING);
    }

    @Test
    void unlinksWhenThePersonSaysYes() {
        NewTenant tenant = linked("Saluni ya Rehema");

        Ran ran = platform.shellWithPerson("yes\n", "tenant", "logout", "Saluni ya Rehema", "--wait=20s");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(phase(tenant.id())).isEqualTo(PhaseName.STOPPED);
    }

    @Test
    void doesNotAskWhereNobodyCanAnswer() {
        platform.tenant("Kimya", PhaseName.RUNNING, null);

        Ran unattended = platform.shell("tenant", "logout", "Kimya");
        Ran json = platform.shellWithPerson("y\n", "tenant", "delete", "Kimya", "-o", "json");

        assertThat(unattended.code()).isEqualTo(2);
        assertThat(unattended.err().lines()).singleElement().asString().contains("--yes");
        assertThat(json.code()).isEqualTo(2);
        assertThat(json.err().lines()).singleElement().asString().contains("--yes");
    }

    @Test
    void deletesOnlyWhenTheNameIsTyped() {
        NewTenant tenant = platform.tenant("Mwisho");

        Ran wrong = platform.shellWithPerson("mwish\n", "tenant", "delete", "Mwisho");
        boolean stillThere =
                platform.get(TenantOverviews.class).find(tenant.id()).isPresent();
        Ran right = platform.shellWithPerson("Mwisho\n", "tenant", "delete", "Mwisho", "--wait=20s");

        assertThat(wrong.code()).isZero();
        assertThat(wrong.err()).contains("Nothing deleted.");
        assertThat(stillThere).isTrue();
        assertThat(right.code()).as(right.err()).isZero();
        assertThat(right.out()).contains("Mwisho: ", "deleted", "All of it is gone.");
        assertThat(platform.shell("tenant", "show", tenant.id().toString()).code())
                .isEqualTo(3);
    }

    @Test
    void writesAScreenshotToAFile(@TempDir Path folder) throws Exception {
        NewTenant tenant = linked("Picha");
        Path file = folder.resolve("page.png");

        Ran ran = platform.shell("tenant", "screenshot", tenant.id().toString(), "--file", file.toString());

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void givesABusinessItsNewNumber() {
        NewTenant tenant = platform.tenant("New Number");

        assertThat(platform.shell("tenant", "number", "New Number", "+255 0754 900 001"))
                .satisfies(ran -> assertThat(ran.code()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.err()).contains("has a 0 after the country code 255"));
        assertThat(platform.shell("tenant", "number", "New Number", "+255 754 900 001")
                        .out())
                .contains("255754900001");
        assertThat(platform.shell("audit", "list", tenant.id().toString(), "-o", "json")
                        .out())
                .contains("\"command\":\"CHANGE_NUMBER\"")
                .doesNotContain("255754900001");
    }

    @Test
    void setsOpeningHoursFromAFile(@TempDir Path folder) throws IOException {
        platform.tenant("Open Days");
        Path file = Files.writeString(folder.resolve("hours.json"), "{\"mon\": [\"08:00-17:30\"]}");
        Path wrong =
                Files.writeString(folder.resolve("wrong.json"), "{\"mon\": [\"eight\"], \"tue\": [\"25:00-26:00\"]}");

        assertThat(platform.shell("tenant", "configure", "Open Days", "--hours-json", file.toString())
                        .out())
                .containsPattern("Open +Mon 08:00-17:30");
        assertThat(platform.shell("tenant", "configure", "Open Days", "--hours-json", wrong.toString())
                        .code())
                .isEqualTo(2);
        assertThat(platform.shell("tenant", "configure", "Open Days", "--language", "EN")
                        .out())
                .containsPattern("Open +Mon 08:00-17:30");
    }

    @Test
    void drainsAWorkerAndRemembersWhoDidIt() {
        Workers workers = platform.get(Workers.class);
        WorkerId worker = new WorkerId("worker-7");
        workers.report(new WorkerReport(worker, 8, 1, false, 1L << 30, Instant.now(), Instant.now()));

        Ran drained = platform.shell("worker", "drain", "worker-7");
        Ran unknown = platform.shell("worker", "drain", "worker-8");
        Ran list = platform.shell("worker", "list", "-o", "jsonl");

        assertThat(drained.code()).isZero();
        assertThat(drained.out()).contains("draining", "1 session moves elsewhere", "Undo: worker undrain worker-7");
        assertThat(unknown.code()).isEqualTo(3);
        assertThat(unknown.err().lines()).singleElement().asString().contains("worker-8", "worker-7");
        assertThat(list.out()).contains("\"state\":\"DRAINING\"");
        assertThat(platform.shell("audit", "list", "-o", "json").out()).contains("\"command\":\"drain\"");
    }

    private static NewTenant linked(String name) {
        NewTenant tenant = platform.tenant(name);
        assertThat(platform.shell("tenant", "start", tenant.id().toString()).code())
                .isZero();
        platform.connect(tenant.id());
        Awaitility.await().until(() -> phase(tenant.id()) == PhaseName.RUNNING);
        return tenant;
    }

    private static PhaseName phase(TenantId tenant) {
        return platform.get(TenantOverviews.class)
                .find(tenant)
                .orElseThrow()
                .observed()
                .phase();
    }
}
