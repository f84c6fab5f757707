package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.platform.ThisMachine;
import io.flowhq.local.scenario.AdminApi;
import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A home that an earlier release has made and left is started by this one: the linked tenant comes up without a scan, the
 * stopped one stays stopped, and both keep what was said. The commit is {@code -Dflowhq.previous}, else the first release.
 */
@EnabledIfSystemProperty(named = "flowhq.campaign", matches = "true")
class UpgradeTest {

    private static final String FIRST_RELEASE = "2ae17156";
    private static final String CUSTOMER = "255754000001";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void aHomeOfAnEarlierReleaseStartsWithItsTenantLinked() throws Exception {
        Path home = folder.resolve("home");
        PreviousRelease previous = PreviousRelease.named(FIRST_RELEASE);
        Business linked;
        Business stopped;
        try (LauncherProcess earlier = LauncherProcess.up(previous.root(), home, folder.resolve("earlier.log"))) {
            SimulatedWhatsApp whatsApp = whatsApp(earlier);
            AdminApi admin = new AdminApi(earlier.running());
            linked = link(whatsApp, admin, "255714870001");
            stopped = link(whatsApp, admin, "255714870002");
            isAnswered(whatsApp, linked, 1);
            isAnswered(whatsApp, stopped, 1);
            admin.command(stopped, "stop");
            PollUntil.see("STOPPED", LivePlatform.TIMEOUT, () -> admin.phase(stopped), "STOPPED"::equals);
        }

        long start = System.nanoTime();
        try (LauncherProcess now = LauncherProcess.up(ThisMachine.checkout(), home, folder.resolve("now.log"))) {
            SimulatedWhatsApp whatsApp = whatsApp(now);
            AdminApi admin = new AdminApi(now.running());
            PollUntil.see("RUNNING", LivePlatform.TIMEOUT, () -> admin.phase(linked), "RUNNING"::equals);
            System.out.printf("RUNNING %d s after up%n", (System.nanoTime() - start) / 1_000_000_000);
            isAnswered(whatsApp, linked, 2);
            assertThat(admin.phase(stopped)).isEqualTo("STOPPED");
            admin.command(stopped, "start");
            PollUntil.see("RUNNING", LivePlatform.TIMEOUT, () -> admin.phase(stopped), "RUNNING"::equals);
            isAnswered(whatsApp, stopped, 2);
            for (Business business : new Business[] {linked, stopped}) {
                QuietVerdict.assertStillTheSameDevice(whatsApp, business);
                assertThat(admin.tenant(business).path("messages").size())
                        .as("what was said before and after")
                        .isEqualTo(4);
            }
            JsonNode verdict = new QuietVerdict(whatsApp, admin).await();
            System.out.println("judge: " + verdict);
            QuietVerdict.assertInnocent(verdict);
        }
    }

    private static SimulatedWhatsApp whatsApp(LauncherProcess platform) {
        return new SimulatedWhatsApp(
                URI.create(String.valueOf(platform.running().simulator())));
    }

    private static Business link(SimulatedWhatsApp whatsApp, AdminApi admin, String number) throws Exception {
        whatsApp.addPhone(number, "Biashara " + number);
        return admin.link(admin.create(number), whatsApp, LivePlatform.TIMEOUT);
    }

    private static void isAnswered(SimulatedWhatsApp whatsApp, Business business, int messages) throws Exception {
        whatsApp.customerWrites(CUSTOMER, business.number(), "Habari, mnauza nini?");
        PollUntil.see(
                "answer " + messages + " of " + business.number(),
                LivePlatform.TIMEOUT,
                () -> whatsApp.chat(business.number(), CUSTOMER).size(),
                lines -> lines == 2 * messages);
    }
}
