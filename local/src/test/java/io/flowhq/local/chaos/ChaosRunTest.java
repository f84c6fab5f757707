package io.flowhq.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.platform.LocalSettings;
import io.flowhq.local.platform.ThisMachine;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.settings.SettingDescription;
import io.flowhq.local.settings.SettingsCatalogue;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.convert.DurationStyle;

class ChaosRunTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void leavesNoWorkerBehindWhenItIsInterrupted() throws Exception {
        HomeDirectory home = HomeDirectory.at(folder);
        LocalSettings settings = LocalSettings.read(ThisMachine.checkout(), ThisMachine.environment(folder, Map.of()));
        LocalPlatform platform = LocalPlatform.onFreePorts(settings, home, new SecureRandom(), line -> {});
        ChaosPlan plan = ChaosPlan.of(ChaosLoad.light(1), TIMEOUT, 1);
        ChaosRun run = new ChaosRun(platform, settings, home, plan, new ShuffledFaults(), said::add);
        FutureTask<ChaosReport> report = new FutureTask<>(run::play);
        Thread playing = Thread.ofVirtual().start(report);
        try {
            PollUntil.see("a linked tenant", TIMEOUT, () -> said, lines -> lines.contains("linked 1 of 1"));
            assertThat(workers()).isEqualTo(2);
            run.close();
            assertThat(workers()).isEqualTo(1);
        } finally {
            platform.stop();
            playing.interrupt();
            playing.join();
        }
        assertThat(report.state()).isEqualTo(FutureTask.State.FAILED);
        assertThat(workers()).isZero();
    }

    @Test
    void judgesByWhatTheWorkerDoes() {
        Map<String, String> defaults = SettingsCatalogue.read(ThisMachine.checkout()).settings().stream()
                .collect(Collectors.toMap(SettingDescription::name, SettingDescription::defaultValue));

        assertThat(ChaosRun.MAX_PER_MINUTE).hasToString(defaults.get("RATE_LIMIT_MAX_PER_MINUTE"));
        assertThat(ChaosRun.READ_AS_ONE)
                .isGreaterThan(DurationStyle.detectAndParse(defaults.get("FLOWHQ_MESSAGES_QUIETWINDOW")));
    }

    private static long workers() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("bot-worker-exec"))
                .count();
    }
}
