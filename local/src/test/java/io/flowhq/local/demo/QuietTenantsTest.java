package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight tenants on one browser loop: one's page hangs and is restarted by force, one each is logged out on the phone,
 * banned, opened elsewhere and never scanned, one is idle, and two have customers all the time. Prints how soon each is
 * told of, that nothing is added to a history afterwards, and how long the customers of the neighbours waited.
 */
@EnabledIfSystemProperty(named = "flowhq.campaign", matches = "true")
class QuietTenantsTest {

    private static final Duration TOLD_WITHIN = Duration.ofSeconds(10);
    private static final Duration CURED_WITHIN = Duration.ofSeconds(20);
    private static final Duration QUIET_IN_ERROR = Duration.ofMinutes(2);
    private static final Duration QUIET_WHILE_IDLE = Duration.ofMinutes(3);
    private static final Duration ALL_CODES = Duration.ofMinutes(4);

    /** A page says who it is only once it has been loaded. */
    private static final String A_NEW_BROWSER = "*";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void whatEndsIsToldOnceAndStaysQuiet() throws Exception {
        try (LivePlatform platform = LivePlatform.start(folder)) {
            SimulatedWhatsApp whatsApp = platform.whatsApp();
            Business hung = platform.link("255715000001");
            Business neighbour = platform.link("255715000002");
            Business otherNeighbour = platform.link("255715000003");
            Business loggedOut = platform.link("255715000004");
            Business banned = platform.link("255715000005");
            Business conflicted = platform.link("255715000006");
            Business idle = platform.link("255715000007");
            Business unscanned = platform.create("255715000008");
            platform.command(unscanned, "start");
            platform.awaitPhase(unscanned, "AWAITING_SCAN");
            long idleEvents = platform.events(idle);
            long idleSince = System.nanoTime();

            try (SteadyCustomer one = new SteadyCustomer(whatsApp, neighbour, "255768000001");
                    SteadyCustomer other = new SteadyCustomer(whatsApp, otherNeighbour, "255768000002")) {
                forceRestartCuresAHungPage(platform, hung);
                forceRestartCuresASilentServer(platform, hung);

                whatsApp.unlink(loggedOut.number());
                told(platform, loggedOut, "LOGGED_OUT");
                whatsApp.fault(banned.number(), "banned", true);
                told(platform, banned, "BANNED");
                openElsewhereUntilGivenUp(platform, conflicted);
                told(platform, conflicted, "CONFLICT");
                PollUntil.see(
                        "end of all codes",
                        ALL_CODES,
                        whatsApp::devices,
                        devices -> devices.stream()
                                .allMatch(device -> device.code().isEmpty()));
                told(platform, unscanned, "SCAN_TIMEOUT");

                Map<Business, Long> events = new LinkedHashMap<>();
                for (Business business : List.of(loggedOut, banned, conflicted, unscanned)) {
                    events.put(business, platform.events(business));
                }
                await().during(QUIET_IN_ERROR)
                        .atMost(QUIET_IN_ERROR.plusMinutes(1))
                        .pollInterval(QUIET_IN_ERROR.dividedBy(8))
                        .untilAsserted(() -> {
                            for (Business business : events.keySet()) {
                                assertThat(platform.events(business))
                                        .as("events of " + business.number())
                                        .isEqualTo(events.get(business));
                            }
                        });
                System.out.println("in ERROR for " + QUIET_IN_ERROR + ": 0 events added to any of " + events.size());

                Duration idleFor = Duration.ofNanos(System.nanoTime() - idleSince);
                assertThat(idleFor).isGreaterThan(QUIET_WHILE_IDLE);
                assertThat(platform.phase(idle)).isEqualTo("RUNNING");
                assertThat(platform.events(idle)).isEqualTo(idleEvents);
                System.out.println("connected and idle for " + idleFor + ": 0 events added");

                printWaits(one, other);
            }
            LivePlatform.assertInnocent(platform.quietVerdict());
        }
    }

    /** The session takes its account back once; who opens it elsewhere again keeps it. */
    private static void openElsewhereUntilGivenUp(LivePlatform platform, Business business) {
        await().atMost(CURED_WITHIN.multipliedBy(2))
                .pollInterval(Duration.ofSeconds(4))
                .until(() -> {
                    platform.whatsApp().fault(business.number(), "conflict", true);
                    return platform.phase(business).equals("ERROR");
                });
    }

    private static void forceRestartCuresAHungPage(LivePlatform platform, Business business) throws Exception {
        platform.whatsApp().fault(business.number(), "hang", true);
        cured(platform, business, "an endless loop in the page", () -> {});
    }

    private static void forceRestartCuresASilentServer(LivePlatform platform, Business business) throws Exception {
        platform.whatsApp().fault(A_NEW_BROWSER, "silentServer", true);
        platform.command(business, "restart");
        platform.awaitPhase(business, "STARTING");
        await().during(Duration.ofSeconds(5))
                .atMost(TOLD_WITHIN)
                .until(() -> platform.phase(business).equals("STARTING"));
        Set<Long> before = platform.browsers();
        cured(platform, business, "a navigation that is never answered", () -> {
            PollUntil.see("a new browser", CURED_WITHIN, platform::browsers, now -> !before.containsAll(now));
            platform.whatsApp().noFaults(A_NEW_BROWSER);
        });
    }

    /** @param meanwhile what happens after the order was given */
    private static void cured(LivePlatform platform, Business business, String ill, RecoveryScenario.Blow meanwhile)
            throws Exception {
        long start = System.nanoTime();
        platform.command(business, "force-restart");
        meanwhile.strike();
        new Customers(platform.whatsApp(), List.of(business)).untilAllAnswer();
        platform.awaitPhase(business, "RUNNING");
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf(Locale.ROOT, "force-restart cured %s in %.1f s%n", ill, took.toMillis() / 1e3);
        assertThat(took).isLessThan(CURED_WITHIN);
    }

    private static void told(LivePlatform platform, Business business, String reason) throws Exception {
        long start = System.nanoTime();
        platform.awaitState(business, "ERROR(" + reason + ")", TOLD_WITHIN);
        System.out.printf(Locale.ROOT, "%s told after %.1f s%n", reason, (System.nanoTime() - start) / 1e9);
        String page = platform.page(business);
        assertThat(ErrorReason.values())
                .filteredOn(known -> page.contains(known.guidance()))
                .extracting(ErrorReason::name)
                .containsExactly(reason);
    }

    private static void printWaits(SteadyCustomer... customers) {
        List<Duration> waits = Stream.of(customers)
                .flatMap(customer -> customer.waits().stream())
                .sorted()
                .toList();
        assertThat(waits).hasSizeGreaterThan(20);
        System.out.printf(
                Locale.ROOT,
                "answers of the neighbours: %d, p50 %d ms, p99 %d ms%n",
                waits.size(),
                waits.get(waits.size() / 2).toMillis(),
                waits.get((int) Math.ceil(waits.size() * 0.99) - 1).toMillis());
    }
}
