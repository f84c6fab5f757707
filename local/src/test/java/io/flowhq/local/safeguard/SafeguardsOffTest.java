package io.flowhq.local.safeguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.flowhq.local.chaos.ChaosLoad;
import io.flowhq.local.chaos.ChaosPlan;
import io.flowhq.local.chaos.ChaosReport;
import io.flowhq.local.chaos.ChaosRun;
import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.platform.LocalSettings;
import io.flowhq.local.platform.ThisMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The chaos run with one safeguard taken out at a time: with all of them it is clean, without any one of them it is not. Each run
 * plays the faults and the traffic that its safeguard is for, and the one with all of them every kind of both.
 */
@EnabledIfSystemProperty(named = "flowhq.campaign", matches = "true")
class SafeguardsOffTest {

    private static final int TENANTS = 2;
    private static final long SEED = 11;

    /** The names of those to play, all unless some are given. */
    private static final List<String> ONLY =
            List.of(System.getProperty("flowhq.safeguard", allNames()).split(","));

    /** Longer than a recovery takes, and than a question may stay open. */
    private static final Duration HARM_TIMEOUT = Duration.ofSeconds(75);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @ParameterizedTest
    @EnumSource
    void chaosMissesEachSafeguard(Safeguard safeguard) throws Exception {
        assumeThat(ONLY).as("-Dflowhq.safeguard").contains(safeguard.name());
        Path agent = AgentJar.write(folder.resolve("safeguard-agent.jar"));
        HomeDirectory home = HomeDirectory.at(Files.createDirectories(folder.resolve(safeguard.name())));
        LocalSettings settings = LocalSettings.read(
                        ThisMachine.checkout(), ThisMachine.environment(home.folder(), Map.of()))
                .withSlots(2 * TENANTS)
                .withOverrides(safeguard.takenOut(agent));
        LocalPlatform platform = LocalPlatform.onFreePorts(settings, home, new SecureRandom(), line -> {});
        SafeguardTraffic traffic = new SafeguardTraffic(platform);
        try {
            ChaosReport report = new ChaosRun(
                            platform,
                            settings,
                            home,
                            plan(safeguard),
                            NeededFaults.of(safeguard, traffic),
                            line -> System.out.println("  " + line))
                    .play();
            boolean all = safeguard == Safeguard.NONE;
            int overLimit = all || safeguard == Safeguard.SENDING_LIMIT ? traffic.overLimit() : report.overLimit();
            int misdirected =
                    all || safeguard == Safeguard.MISDIRECTION_CHECK ? traffic.misdirected() : report.misdirected();
            int ousted = traffic.ousted();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %d messages, %d disturbances: lost %d, doubled %d, inverted %d, over the limit %d, misdirected %d,"
                            + " two pages of one device %d, scanned again %d; recovery p99 %.1f s |%n",
                    safeguard,
                    safeguard.meaning(),
                    report.messages(),
                    report.kills(),
                    report.lost(),
                    report.doubled(),
                    report.inverted(),
                    overLimit,
                    misdirected,
                    ousted,
                    report.rescans(),
                    report.recoveryP99Ms() / 1e3);
            assertThat(report.isClean() && overLimit + misdirected + ousted == 0)
                    .as("clean: %s", report)
                    .isEqualTo(all);
        } finally {
            platform.stop();
        }
    }

    private static String allNames() {
        return Stream.of(Safeguard.values()).map(Safeguard::name).collect(Collectors.joining(","));
    }

    /** With all safeguards every fault of the other runs has its turn, and the time that it needs to pass. */
    private static ChaosPlan plan(Safeguard safeguard) {
        int minutes = Integer.getInteger("flowhq.minutes", 5);
        return safeguard == Safeguard.NONE
                ? ChaosPlan.of(ChaosLoad.light(TENANTS), Duration.ofMinutes(3L * minutes), SEED)
                : ChaosPlan.of(ChaosLoad.light(TENANTS), Duration.ofMinutes(minutes), SEED)
                        .impatient(HARM_TIMEOUT);
    }
}
