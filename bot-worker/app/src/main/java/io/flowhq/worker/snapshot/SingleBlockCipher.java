package io.flowhq.worker.snapshot;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Reads snapshots of the time before they were chunked: {@code FHQ1}, 12 bytes of nonce, AES-256-GCM with tenant and
 * epoch as additional data. They do not name their key.
 */
final class SingleBlockCipher {

    private static final byte[] MAGIC = "FHQ1".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private SingleBlockCipher() {}

    /** @throws SnapshotCorrupted when it was not sealed with this key, or has changed since */
    static byte[] open(SnapshotKey key, TenantId tenant, Epoch epoch, byte[] sealed) {
        int start = MAGIC.length + NONCE;
        if (sealed.length <= start || !Arrays.equals(Arrays.copyOf(sealed, MAGIC.length), MAGIC)) {
            throw new SnapshotCorrupted("its format is unknown", null);
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE, key.of(tenant), new GCMParameterSpec(TAG_BITS, sealed, MAGIC.length, NONCE));
            cipher.updateAAD((tenant + " " + epoch).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(sealed, start, sealed.length - start);
        } catch (GeneralSecurityException e) {
            throw new SnapshotCorrupted("it does not open with key " + key.id(), e);
        }
    }
}
