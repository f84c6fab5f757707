package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.platform.ReleasedMachine;
import io.flowhq.local.platform.ReleasedMachine.Part;
import io.flowhq.local.platform.SharedServices;
import io.flowhq.local.platform.ThisMachine;
import io.flowhq.local.scenario.AdminApi;
import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Two machines under traffic whose orchestrators, bot-workers and webs are replaced one by one: by those of this release, and
 * back by those of the one before, on one database and one Temporal server. The simulated WhatsApp judges. The release before is
 * the commit of {@code -Dflowhq.previous}.
 */
@EnabledIfSystemProperty(named = "flowhq.campaign", matches = "true")
class RollingReleaseTest {

    /** The last commit that knew only the tables up to V163. */
    private static final String BEFORE = "e3cb2496";

    private static final int TENANTS = 4;

    private static final Pattern COMPLAINT = Pattern.compile("bad SQL grammar|BadSqlGrammar|NonDeterministic"
            + "|UnrecognizedProperty|No enum constant|violates check constraint|DataConverterException");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final List<Business> businesses = new ArrayList<>();

    @Test
    void nothingIsLostWhileTwoReleasesWorkTogether() throws Exception {
        Path before = PreviousRelease.named(BEFORE).built().root();
        Path now = ThisMachine.checkout();
        try (SharedServices services = SharedServices.start(folder);
                ReleasedMachine first = services.machine(1);
                ReleasedMachine second = services.machine(2)) {
            List<ReleasedMachine> machines = List.of(first, second);
            for (ReleasedMachine machine : machines) {
                for (Part part : Part.values()) {
                    machine.replace(part, before);
                }
            }
            for (int n = 1; n <= TENANTS; n++) {
                String number = "25571488100" + n;
                services.whatsApp().addPhone(number, "Biashara " + number);
                AdminApi admin = machines.get(n % 2).admin();
                businesses.add(admin.link(admin.create(number), services.whatsApp(), LivePlatform.TIMEOUT));
            }
            try (Customers customers = new Customers(services.whatsApp(), businesses).writing()) {
                RecoveryScenario scenario = new RecoveryScenario(
                        services.whatsApp(), business -> awaitRunning(machines, business), customers, businesses);
                scenario.of("nothing", () -> {});
                replaceAll(scenario, machines, now, "forward");
                replaceAll(scenario, machines, before, "back");
                scenario.of("nothing any more", () -> {});
            }
            for (AdminApi admin : List.of(first.admin(), second.admin())) {
                JsonNode verdict = new QuietVerdict(services.whatsApp(), admin).await();
                System.out.println("judge: " + verdict);
                QuietVerdict.assertInnocent(verdict);
            }
            for (Business business : businesses) {
                QuietVerdict.assertStillTheSameDevice(services.whatsApp(), business);
            }
            assertThat(complaints()).isEmpty();
        }
    }

    /** After each step a tenant is told something through the pages of each machine, whichever release these are of. */
    private void replaceAll(RecoveryScenario scenario, List<ReleasedMachine> machines, Path release, String direction)
            throws Exception {
        int step = 0;
        for (Part part : Part.values()) {
            for (ReleasedMachine machine : machines) {
                scenario.of(direction + ": " + part + " of " + machine.worker(), () -> machine.replace(part, release));
                Business asked = businesses.get(step % TENANTS);
                AdminApi admin = machines.get(step % 2).admin();
                scenario.of("restart through web " + (step % 2 + 1), () -> admin.command(asked, "restart"));
                step++;
            }
        }
    }

    private static void awaitRunning(List<ReleasedMachine> machines, Business business) {
        for (ReleasedMachine machine : machines) {
            PollUntil.see(
                    "RUNNING of " + business.number() + " on the pages beside " + machine.worker(),
                    LivePlatform.TIMEOUT,
                    () -> machine.admin().phase(business),
                    "RUNNING"::equals);
        }
    }

    /** Lines of any log about tables, columns or messages that one release does not know of the other. */
    private List<String> complaints() throws Exception {
        List<String> found = new ArrayList<>();
        for (Path logs : List.of(folder.resolve("machine-1/logs"), folder.resolve("machine-2/logs"))) {
            try (Stream<Path> files = Files.list(logs)) {
                for (Path log : files.filter(Files::isRegularFile).toList()) {
                    Files.readAllLines(log).stream()
                            .filter(line -> COMPLAINT.matcher(line).find())
                            .forEach(line -> found.add(folder.relativize(log) + ": " + line));
                }
            }
        }
        return found;
    }
}
