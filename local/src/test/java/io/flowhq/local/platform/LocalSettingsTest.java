package io.flowhq.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flowhq.local.exit.CommandFailed;
import io.flowhq.local.home.HomeDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSettingsTest {

    @TempDir
    Path root;

    @Test
    void keepsStateInTheCheckoutAndListensOnLoopbackUnlessToldOtherwise() {
        LocalSettings localSettings = LocalSettings.read(root, Map.of());

        assertThat(localSettings.home()).isEqualTo(root.resolve(".flowhq"));
        assertThat(localSettings.bind()).isEqualTo("127.0.0.1");
        assertThat(localSettings.namespace()).isEqualTo("default");
        assertThat(localSettings.webPort()).isEmpty();
        assertThat(localSettings.slots()).isEqualTo(8);
        assertThat(localSettings.adminPassword()).isEmpty();
    }

    @Test
    void letsOwnersTryOutTheSignInOnlyWithoutARealProviderAndOnLoopback() {
        assertThat(LocalSettings.read(root, Map.of()).trialSignIn()).isTrue();
        assertThat(LocalSettings.read(root, Map.of("BIND", "0.0.0.0")).trialSignIn())
                .isFalse();
        assertThat(LocalSettings.read(root, Map.of("GOOGLE_CLIENT_ID", "flowhq"))
                        .trialSignIn())
                .isFalse();
        assertThat(LocalSettings.read(root, Map.of("OIDC_ISSUER", "https://id.example.org"))
                        .trialSignIn())
                .isFalse();
    }

    @Test
    void countsTheSlotsOfTheEnvironment() {
        assertThat(LocalSettings.read(root, Map.of("FLOWHQ_SLOTS", "3")).slots())
                .isEqualTo(3);
    }

    @Test
    void handsOnWhatWasGivenInsteadOfWhatTheHomeHas() {
        LocalSettings given = LocalSettings.read(
                root,
                Map.of(
                        "LOGS_PATH",
                        root.resolve("logs").toString(),
                        "FLOWHQ_SNAPSHOT_KEY_FILE",
                        root.resolve("key").toString(),
                        "PUBLIC_URL",
                        "https://shops.example.org",
                        "FLOWHQ_LEAVE_WITHIN",
                        "40s"));

        Map<String, String> orchestrator =
                processes(given).orchestrator(endpoints()).environment();
        Map<String, String> worker = processes(given)
                .botWorker("bot-worker-1", endpoints(), root, root.resolve("own-key"), 8)
                .environment();
        assertThat(orchestrator).containsEntry("LOGS_PATH", root.resolve("logs").toString());
        assertThat(worker)
                .containsEntry("FLOWHQ_SNAPSHOT_KEY_FILE", root.resolve("key").toString())
                .containsEntry("FLOWHQ_LEAVE_WITHIN", "40s");

        LocalSettings isolated = given.isolatedIn(root.resolve("other"));
        assertThat(processes(isolated).orchestrator(endpoints()).environment())
                .containsEntry("LOGS_PATH", new HomeDirectory(root).logs().toString());
    }

    private AppProcesses processes(LocalSettings localSettings) {
        for (String jar : List.of("orchestrator/app/target/orchestrator", "bot-worker/app/target/bot-worker")) {
            Path file = root.resolve(jar + "-exec.jar");
            try {
                Files.createDirectories(file.getParent());
                Files.write(file, new byte[0]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new AppProcesses(localSettings, new HomeDirectory(root));
    }

    private static Endpoints endpoints() {
        return new Endpoints(
                "127.0.0.1:7233",
                "default",
                "",
                DatabaseEndpoint.parse("postgresql://127.0.0.1/flowhq"),
                URI.create("http://127.0.0.1:3100"));
    }

    @Test
    void reportsAllFaultsAtOnce() {
        Map<String, String> wrong = Map.of(
                "PORT", "http",
                "DATABASE_URL", "mysql://db",
                "TEMPORAL_ADDRESS", "nowhere",
                "WHATSAPP_URL", "whatsapp",
                "FLOWHQ_SIMULATED_HOST", "web.whatsapp.com",
                "FLOWHQ_SLOTS", "many",
                "FLOWHQ_CHROMIUM", root.resolve("no-browser").toString());

        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> LocalSettings.read(root, wrong))
                .withMessageContainingAll(
                        "PORT",
                        "DATABASE_URL",
                        "TEMPORAL_ADDRESS",
                        "WHATSAPP_URL",
                        "FLOWHQ_SIMULATED_HOST",
                        "FLOWHQ_SLOTS",
                        "FLOWHQ_CHROMIUM")
                .satisfies(failed -> assertThat(failed.getMessage().lines()).hasSize(7));
    }

    @Test
    void anIsolatedPlatformTouchesNothingTheUserGave() {
        LocalSettings localSettings = LocalSettings.read(
                        root,
                        Map.of(
                                "DATABASE_URL", "postgresql://db/shops",
                                "TEMPORAL_ADDRESS", "temporal:7233",
                                "WHATSAPP_URL", "https://web.whatsapp.com/",
                                "SESSIONS_PATH", "/sessions",
                                "ADMIN_PASSWORD", "secret",
                                "BIND", "0.0.0.0",
                                "PORT", "80"))
                .isolatedIn(root.resolve("other"));

        assertThat(localSettings.database()).isEmpty();
        assertThat(localSettings.temporalAddress()).isEmpty();
        assertThat(localSettings.whatsApp()).isEmpty();
        assertThat(localSettings.sessions()).isEmpty();
        assertThat(localSettings.adminPassword()).isEmpty();
        assertThat(localSettings.webPort()).isEmpty();
        assertThat(localSettings.bind()).isEqualTo("127.0.0.1");
        assertThat(localSettings.home()).isEqualTo(root.resolve("other"));
    }
}
