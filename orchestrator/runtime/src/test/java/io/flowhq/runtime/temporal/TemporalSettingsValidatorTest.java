package io.flowhq.runtime.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.runtime.settings.SettingsValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.mock.env.MockEnvironment;

class TemporalSettingsValidatorTest {

    @TempDir
    static Path folder;

    private static SelfSigned one;
    private static SelfSigned two;

    private final MockEnvironment environment = new MockEnvironment();

    @BeforeAll
    static void keys() {
        one = SelfSigned.in(folder, "one", "dns:one.example");
        two = SelfSigned.in(folder, "two", "dns:two.example");
    }

    @Test
    void isContentWithTheServerOfThisMachine() {
        assertThat(faults()).isEmpty();
        assertThat(TemporalProfile.in(environment)
                        .toWorkflowServiceStubsOptions()
                        .getSslContext())
                .isNull();
    }

    @Test
    void isContentWithARemoteClusterThatKnowsUs() {
        environment
                .withProperty("TEMPORAL_ADDRESS", "temporal.example:7233")
                .withProperty("TEMPORAL_TLS", "true")
                .withProperty(
                        "TEMPORAL_TLS_SERVER_CA_CERT_PATH", two.certificate().toString())
                .withProperty("TEMPORAL_TLS_CLIENT_CERT_PATH", one.certificate().toString())
                .withProperty("TEMPORAL_TLS_CLIENT_KEY_PATH", one.key().toString())
                .withProperty("TEMPORAL_TLS_SERVER_NAME", "temporal.example");

        assertThat(faults()).isEmpty();
        assertThat(TemporalProfile.in(environment)
                        .toWorkflowServiceStubsOptions()
                        .getSslContext())
                .isNotNull();
    }

    @Test
    void saysEachFaultInOneLineWithAllOthers() throws IOException {
        Path noCertificate = Files.writeString(folder.resolve("notes"), "not what it should be");
        environment
                .withProperty("TEMPORAL_ADDRESS", "temporal.example")
                .withProperty("TEMPORAL_TLS", "yes")
                .withProperty(
                        "TEMPORAL_TLS_SERVER_CA_CERT_PATH",
                        folder.resolve("missing").toString())
                .withProperty("TEMPORAL_TLS_CLIENT_CERT_PATH", noCertificate.toString())
                .withProperty("TEMPORAL_TLS_CLIENT_KEY_PATH", noCertificate.toString());

        assertThat(faults())
                .containsExactly(
                        "TEMPORAL_ADDRESS is 'temporal.example'; it is host:port, as in 127.0.0.1:7233.",
                        "TEMPORAL_TLS is 'yes'; it is true or false.",
                        "TEMPORAL_TLS_SERVER_CA_CERT_PATH is '" + folder.resolve("missing") + "', which is no file.",
                        "TEMPORAL_TLS_CLIENT_CERT_PATH is '" + noCertificate + "', which holds no certificate in PEM.",
                        "TEMPORAL_TLS_CLIENT_KEY_PATH is '" + noCertificate
                                + "', which holds no private key in PEM without a password.");
    }

    @Test
    void wantsACertificateAndItsKeyTogether() {
        environment.withProperty(
                "TEMPORAL_TLS_CLIENT_CERT_PATH", one.certificate().toString());
        assertThat(faults())
                .containsExactly(
                        "TEMPORAL_TLS_CLIENT_CERT_PATH and TEMPORAL_TLS_CLIENT_KEY_PATH go together: set both or neither.");

        environment.withProperty("TEMPORAL_TLS_CLIENT_KEY_PATH", two.key().toString());
        assertThat(faults())
                .containsExactly(
                        "TEMPORAL_TLS_CLIENT_KEY_PATH is not the key of the certificate in TEMPORAL_TLS_CLIENT_CERT_PATH.");
    }

    @Test
    void readsTheProfileOfAFileThatItIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("temporal.toml"), """
                [profile.live]
                address = "cluster.example:7233"
                namespace = "shops"
                """);
        environment
                .withProperty("TEMPORAL_CONFIG_FILE", file.toString())
                .withProperty("TEMPORAL_PROFILE", "live")
                .withProperty("TEMPORAL_NAMESPACE", "trial");

        assertThat(faults()).isEmpty();
        assertThat(TemporalProfile.in(environment).getAddress()).isEqualTo("cluster.example:7233");
        assertThat(TemporalProfile.in(environment).getNamespace())
                .describedAs("the variable counts more")
                .isEqualTo("trial");

        environment.withProperty("TEMPORAL_PROFILE", "nobody");
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("TEMPORAL_CONFIG_FILE is '" + file + "', which has no profile that can be read: ");
    }

    @Test
    void isAskedByEveryProcess() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(SettingsValidator.class))
                .hasAtLeastOneElementOfType(TemporalSettingsValidator.class);
    }

    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        new TemporalSettingsValidator().check(environment, faults::add);
        return faults;
    }
}
