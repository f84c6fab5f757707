package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.platform.LocalSettings;
import io.flowhq.local.platform.ThisMachine;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The story of {@code ./flowhq demo}, on the real Temporal server, PostgreSQL, Chromium and the jars of this build: on a
 * page that offers WPP itself, and on one under a host name of its own that gets wa-js, as web.whatsapp.com does.
 */
class DemoScenarioTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"127.0.0.1, ''", "web-whatsapp.localhost, 4.6.0"})
    void everyStepHolds(String host, String waJs) {
        HomeDirectory homeDirectory = new HomeDirectory(folder);
        LocalSettings localSettings = LocalSettings.read(
                        ThisMachine.checkout(),
                        Map.of(
                                "FLOWHQ_CHROMIUM", ThisMachine.chromium().toString(),
                                "FLOWHQ_TEMPORAL", ThisMachine.temporal().toString(),
                                "FLOWHQ_SIMULATED_HOST", host))
                .isolatedIn(folder);
        List<String> said = new ArrayList<>();
        List<StepOutcome> outcomes = new ArrayList<>();
        Set<String> seenInPages = new LinkedHashSet<>();
        LocalPlatform localPlatform =
                LocalPlatform.onFreePorts(localSettings, homeDirectory, new SecureRandom(), said::add);

        try (DemoScenario demoScenario =
                new DemoScenario(localPlatform, homeDirectory, ThisMachine.chromium(), ThisMachine.temporal())) {
            demoScenario.play(outcome -> {
                outcomes.add(outcome);
                seenInPages.addAll(waJsInPages(localPlatform));
            });
        } finally {
            localPlatform.stop();
        }

        assertThat(outcomes)
                .as("the steps of the story; the platform said: %s", said)
                .allMatch(StepOutcome::held);
        assertThat(outcomes).hasSize(14);
        assertThat(seenInPages).as("wa-js versions found in the pages").containsExactly(waJs);
    }

    /** Of the pages that are open now. */
    private static List<String> waJsInPages(LocalPlatform localPlatform) {
        return localPlatform.running().stream()
                .map(running -> new SimulatedWhatsApp(URI.create(String.valueOf(running.simulator()))))
                .flatMap(whatsApp ->
                        PollUntil.see("devices", DemoScenario.STEP_TIMEOUT, whatsApp::devices, devices -> true)
                                .stream())
                .filter(SimulatedWhatsApp.Device::online)
                .map(SimulatedWhatsApp.Device::waJs)
                .toList();
    }
}
