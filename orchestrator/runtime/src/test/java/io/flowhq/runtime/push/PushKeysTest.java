package io.flowhq.runtime.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhq.runtime.settings.InvalidSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushKeysTest {

    @TempDir
    Path folder;

    @Test
    void readsWhatWasWrittenAndGivesBrowsersThePoint() throws IOException, GeneralSecurityException {
        for (int pairs = 0; pairs < 300; pairs++) {
            KeyPair pair = pair();
            PushKeys keys = PushKeys.read(written(pair).toString()).orElseThrow();

            byte[] point = Base64.getUrlDecoder().decode(keys.applicationServerKey());
            assertThat(point).hasSize(65).startsWith(4);
            assertThat(new java.math.BigInteger(1, java.util.Arrays.copyOfRange(point, 1, 33)))
                    .isEqualTo(((ECPublicKey) pair.getPublic()).getW().getAffineX());
            assertThat(new java.math.BigInteger(1, java.util.Arrays.copyOfRange(point, 33, 65)))
                    .isEqualTo(((ECPublicKey) pair.getPublic()).getW().getAffineY());
            assertThat(keys.privateKey()).isEqualTo(pair.getPrivate());
        }
    }

    @Test
    void saysNothingOfThePrivateKey() throws IOException, GeneralSecurityException {
        PushKeys keys = PushKeys.read(written(pair()).toString()).orElseThrow();

        assertThat(keys.toString())
                .contains(keys.applicationServerKey())
                .doesNotContain(keys.privateKey().getS().toString());
    }

    @Test
    void isNotThereWithoutAFile() {
        assertThat(PushKeys.read(" ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one line", "no\nkeys", "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\nMEECAQAw"})
    void refusesAFileThatHoldsNoKeys(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("keys"), content);

        assertThatThrownBy(() -> PushKeys.read(file.toString()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("FLOWHQ_PUSH_KEY_FILE");
        assertThatThrownBy(() -> PushKeys.read(folder.resolve("none").toString()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("cannot be read");
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private Path written(KeyPair pair) throws IOException {
        Base64.Encoder base64 = Base64.getEncoder();
        return Files.writeString(
                folder.resolve("keys"),
                base64.encodeToString(pair.getPublic().getEncoded()) + "\n"
                        + base64.encodeToString(pair.getPrivate().getEncoded()) + "\n");
    }
}
