package io.flowhq.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** A key pair for web push, and what a browser gives of its own. */
public final class PushKeyFile {

    private PushKeyFile() {}

    /** @return the file that the settings name */
    static Path written() {
        try {
            var pair = pair();
            var base64 = Base64.getEncoder();
            var file = Files.createTempFile("push", "key");
            file.toFile().deleteOnExit();
            return Files.writeString(
                    file,
                    base64.encodeToString(pair.getPublic().getEncoded()) + "\n"
                            + base64.encodeToString(pair.getPrivate().getEncoded()) + "\n");
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
    }

    /** The {@code p256dh} of a browser that was made up now. */
    public static String browserKey() {
        var encoded = ((ECPublicKey) pair().getPublic()).getEncoded();
        // The last 65 bytes of the X.509 form are the uncompressed point.
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(encoded, encoded.length - 65, encoded.length));
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
