package io.flowhq.worker.snapshot;

import io.flowhq.contract.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key for sessions at rest, of which each tenant's own key is derived. */
final class SnapshotKey {

    static final int LENGTH = 32;
    private static final int ID_LENGTH = 8;

    private final SecretKeySpec master;
    private final String id;

    SnapshotKey(byte[] bytes) {
        this.master = new SecretKeySpec(bytes, "HmacSHA256");
        this.id = HexFormat.of().formatHex(Arrays.copyOf(derive("flowhq snapshot key id"), ID_LENGTH));
    }

    /** Names the key without giving it away: 16 hexadecimal digits. */
    String id() {
        return id;
    }

    /** One tenant's archive must not open with another's key. */
    SecretKey of(TenantId tenant) {
        return new SecretKeySpec(derive("flowhq snapshot " + tenant), "AES");
    }

    private byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(master);
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HmacSHA256", e);
        }
    }
}
