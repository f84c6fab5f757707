package io.flowhq.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.tenant.NewTenant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Linking a phone from the terminal, by the whole application. */
class LinkTest {

    private static final String FIRST = "2@" + "AbC/dEf+".repeat(26) + ",first";
    private static final String SECOND = "2@" + "AbC/dEf+".repeat(26) + ",second";

    private static final TestPlatform platform = TestPlatform.shared();

    @Test
    void printsOneJsonLinePerChangeAndEndsWhenLinked() {
        NewTenant tenant = platform.tenant("Neema Salon");
        platform.shell("tenant", "start", "Neema Salon", "--wait=20s");
        Background link = platform.shellInBackground(false, "tenant", "link", "Neema Salon", "-o", "json");
        awaitLine(link, "\"state\":\"QR_READY\",\"code\":null");
        platform.showCode(tenant.id(), FIRST, 1);
        awaitLine(link, FIRST);
        platform.showCode(tenant.id(), SECOND, 2);
        awaitLine(link, SECOND);
        platform.connect(tenant.id());

        Ran ran = link.end().join();

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.lines())
                .allSatisfy(
                        line -> assertThat(JsonMapper.shared().readTree(line).propertyNames())
                                .containsExactly("state", "code", "pairing_code", "expires_at"));
        JsonNode shown = JsonMapper.shared().readTree(line(ran, FIRST));
        assertThat(shown.get("expires_at").isNull()).isFalse();
        JsonNode last = JsonMapper.shared().readTree(ran.lines().getLast());
        assertThat(last.get("state").asString()).isEqualTo("CONNECTED");
        assertThat(last.get("code").isNull()).isTrue();
    }

    @Test
    void asksForAPairingCode() {
        NewTenant tenant = platform.tenant("Baraka Phones");
        platform.shell("tenant", "start", "Baraka Phones", "--wait=20s");
        Background link = platform.shellInBackground(false, "tenant", "link", "Baraka Phones", "--code", "-o", "json");
        awaitLine(link, "\"pairing_code\":\"ABCD2345\"");
        platform.connect(tenant.id());

        assertThat(link.end().join().code()).isZero();
    }

    @Test
    void drawsTheCodeOnAScreenSoThatItScansAndEndsWhenLinked() {
        NewTenant tenant = platform.tenant("Bahari", PhaseName.AWAITING_SCAN, null);
        platform.showCode(tenant.id(), FIRST, 1);
        Background link = platform.shellInBackground(true, "tenant", "link", "Bahari");
        awaitLine(link, "Code 1 of 6, good for");
        platform.showCode(tenant.id(), SECOND, 2);
        awaitLine(link, "Code 2 of 6, good for");
        platform.project(tenant.id(), PhaseName.RUNNING, null);

        Ran ran = link.end().join();

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Bahari is linked").doesNotContain("2@");
        String[] screens = ran.out().split("\u001b\\[2J");
        assertThat(DrawnQr.read(screens[1])).isEqualTo(FIRST);
        assertThat(DrawnQr.read(screens[2])).isEqualTo(SECOND);
        assertThat(screens[1].lines().filter(line -> line.contains("▀")))
                .allMatch(line -> line.startsWith("\u001b[38;5;16;48;5;231m") && line.endsWith("\u001b[0m"));
    }

    @Test
    void drawsTheCodeWithoutColoursIntoAFile() {
        NewTenant tenant = platform.tenant("Faili", PhaseName.AWAITING_SCAN, null);
        platform.showCode(tenant.id(), FIRST, 1);

        Ran ran = platform.shell("tenant", "link", "Faili", "--wait=600ms");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err().lines()).singleElement().asString().contains("Faili was not linked in");
        assertThat(ran.out()).doesNotContain("\u001b");
        assertThat(DrawnQr.read(ran.out())).isEqualTo(FIRST);
    }

    @Test
    void refusesToLinkATenantThatIsNotStarted() {
        NewTenant tenant = platform.tenant("Imezimwa", PhaseName.STOPPED, null);
        platform.age(tenant.id());

        Ran ran = platform.shell("tenant", "link", "Imezimwa");

        assertThat(ran.code()).isEqualTo(4);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines())
                .singleElement()
                .isEqualTo("Cannot link Imezimwa, which is: stopped. First: tenant start "
                        + tenant.id().toString().substring(0, 8));
    }

    @Test
    void endsWhenTheCodesRunOut() {
        NewTenant tenant = platform.tenant("Hakuna", PhaseName.AWAITING_SCAN, null);
        platform.showCode(tenant.id(), FIRST, 6);
        Background link = platform.shellInBackground(false, "tenant", "link", "Hakuna", "-o", "json");
        awaitLine(link, FIRST);
        platform.project(tenant.id(), PhaseName.ERROR, ErrorReason.SCAN_TIMEOUT);

        Ran ran = link.end().join();

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err().lines())
                .singleElement()
                .asString()
                .contains("Nobody scanned its codes in time. More codes: tenant link");
    }

    private static void awaitLine(Background run, String part) {
        Awaitility.await().until(() -> run.out().toString().contains(part));
    }

    private static String line(Ran ran, String part) {
        return ran.lines().stream()
                .filter(line -> line.contains(part))
                .findFirst()
                .orElseThrow();
    }
}
