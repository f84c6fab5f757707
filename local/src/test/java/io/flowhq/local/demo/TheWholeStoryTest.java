package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.home.Home;
import io.flowhq.local.platform.Platform;
import io.flowhq.local.platform.Settings;
import io.flowhq.local.platform.ThisMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story of {@code ./flowhq demo}, on the real Temporal server, PostgreSQL, Chromium and the jars of this build. */
class TheWholeStoryTest {

    @TempDir
    Path folder;

    @Test
    void everyStepHolds() {
        Home home = new Home(folder);
        Settings settings = Settings.read(
                        root(),
                        Map.of(
                                "FLOWHQ_CHROMIUM", ThisMachine.chromium().toString(),
                                "FLOWHQ_TEMPORAL", ThisMachine.temporal().toString()))
                .isolatedIn(folder);
        List<String> said = new ArrayList<>();
        List<StepOutcome> outcomes = new ArrayList<>();
        Platform platform = Platform.onFreePorts(settings, home, new SecureRandom(), said::add);

        try (Story story = new Story(platform, home, ThisMachine.chromium(), ThisMachine.temporal())) {
            story.play(outcomes::add);
        } finally {
            platform.stop();
        }

        assertThat(outcomes)
                .as("the steps of the story; the platform said: %s", said)
                .allMatch(StepOutcome::held);
        assertThat(outcomes).hasSize(14);
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("flowhq")) ? here : here.getParent();
    }
}
