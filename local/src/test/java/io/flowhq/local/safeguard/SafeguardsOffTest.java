package io.flowhq.local.safeguard;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The chaos run with one safeguard taken out at a time: with all of them it is clean, without any one of them it is not. A run of
 * few minutes hits by chance, so some traffic of the kind that the safeguard is for comes along, the same in every run.
 */
@EnabledIfSystemProperty(named = "flowhq.campaign", matches = "true")
class SafeguardsOffTest {

    private static final int TENANTS = 2;
    private static final long SEED = 11;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @ParameterizedTest
    @EnumSource
    void chaosMissesEachSafeguard(Safeguard safeguard) throws Exception {
        Path agent = AgentJar.write(folder.resolve("safeguard-agent.jar"));
        HomeDirectory home = HomeDirectory.at(Files.createDirectories(folder.resolve(safeguard.name())));
        LocalSettings settings = LocalSettings.read(
                        ThisMachine.checkout(), ThisMachine.environment(home.folder(), Map.of()))
                .withSlots(2 * TENANTS)
                .withOverrides(safeguard.takenOut(agent));
        LocalPlatform platform = LocalPlatform.onFreePorts(settings, home, new SecureRandom(), line -> {});
        try (SafeguardTraffic traffic = SafeguardTraffic.once(platform, TENANTS)) {
            ChaosReport report = new ChaosRun(
                            platform,
                            settings,
                            home,
                            TENANTS,
                            Duration.ofMinutes(Integer.getInteger("flowhq.minutes", 5)),
                            SEED,
                            line -> System.out.println("  " + line))
                    .play();
            int overLimit = traffic.overLimit();
            int misdirected = traffic.misdirected();
            int ousted = traffic.ousted();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | lost %d, doubled %d, inverted %d, over the limit %d, misdirected %d, two pages of one device %d,"
                            + " scanned again %d; recovery p99 %.1f s |%n",
                    safeguard,
                    safeguard.meaning(),
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
                    .isEqualTo(safeguard == Safeguard.NONE);
        } finally {
            platform.stop();
        }
    }
}
