package io.flowhq.worker.snapshot;

import io.flowhq.contract.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The fleet's key for sessions at rest, of which each tenant's own key is derived. */
final class SnapshotKey {

    private static final int LENGTH = 32;

    private final SecretKeySpec master;

    private SnapshotKey(byte[] bytes) {
        this.master = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** @throws IllegalArgumentException when the file is no key; the message says what one is */
    static SnapshotKey read(Path file) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(Files.readString(file).trim());
        } catch (IOException e) {
            throw new IllegalArgumentException("FLOWHQ_SNAPSHOT_KEY_FILE=" + file + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("FLOWHQ_SNAPSHOT_KEY_FILE=" + file + " is not written in Base64", e);
        }
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException(
                    "FLOWHQ_SNAPSHOT_KEY_FILE=%s holds %d bytes; a key is 32 random bytes in Base64"
                            .formatted(file, bytes.length));
        }
        return new SnapshotKey(bytes);
    }

    /** One tenant's archive must not open with another's key. */
    SecretKey of(TenantId tenant) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(master);
            byte[] derived = mac.doFinal(("flowhq snapshot " + tenant).getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(derived, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }
}
