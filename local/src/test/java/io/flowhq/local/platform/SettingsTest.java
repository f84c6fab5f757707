package io.flowhq.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flowhq.local.exit.CommandFailed;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path root;

    @Test
    void keepsStateInTheCheckoutAndListensOnLoopbackUnlessToldOtherwise() {
        Settings settings = Settings.read(root, Map.of());

        assertThat(settings.home()).isEqualTo(root.resolve(".flowhq"));
        assertThat(settings.bind()).isEqualTo("127.0.0.1");
        assertThat(settings.namespace()).isEqualTo("default");
        assertThat(settings.webPort()).isEmpty();
        assertThat(settings.adminPassword()).isEmpty();
    }

    @Test
    void reportsAllFaultsAtOnce() {
        Map<String, String> wrong = Map.of(
                "PORT", "http",
                "DATABASE_URL", "mysql://db",
                "TEMPORAL_ADDRESS", "nowhere",
                "WHATSAPP_URL", "whatsapp",
                "FLOWHQ_SIMULATED_HOST", "web.whatsapp.com",
                "FLOWHQ_CHROMIUM", root.resolve("no-browser").toString());

        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> Settings.read(root, wrong))
                .withMessageContainingAll(
                        "PORT",
                        "DATABASE_URL",
                        "TEMPORAL_ADDRESS",
                        "WHATSAPP_URL",
                        "FLOWHQ_SIMULATED_HOST",
                        "FLOWHQ_CHROMIUM")
                .satisfies(failed -> assertThat(failed.getMessage().lines()).hasSize(6));
    }

    @Test
    void anIsolatedPlatformTouchesNothingTheUserGave() {
        Settings settings = Settings.read(
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

        assertThat(settings.database()).isEmpty();
        assertThat(settings.temporalAddress()).isEmpty();
        assertThat(settings.whatsApp()).isEmpty();
        assertThat(settings.sessions()).isEmpty();
        assertThat(settings.adminPassword()).isEmpty();
        assertThat(settings.webPort()).isEmpty();
        assertThat(settings.bind()).isEqualTo("127.0.0.1");
        assertThat(settings.home()).isEqualTo(root.resolve("other"));
    }
}
