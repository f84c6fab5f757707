package io.flowhq.worker.snapshot;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts an archive for its place at rest, because the archive is the account. Format: {@code FHQ1}, 12 bytes of
 * nonce, AES-256-GCM with tenant and epoch as additional data: a snapshot put into another row does not open.
 */
final class SnapshotCipher {

    private static final byte[] MAGIC = "FHQ1".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SnapshotKey key;
    private final SecureRandom random;

    SnapshotCipher(SnapshotKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    byte[] close(TenantId tenant, Epoch epoch, byte[] archive) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, tenant, epoch, nonce, archive);
        return ByteBuffer.allocate(MAGIC.length + NONCE + sealed.length)
                .put(MAGIC)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws SnapshotCorrupted when it is not what was sealed, or not under this key */
    byte[] open(TenantId tenant, Epoch epoch, byte[] sealed) {
        int start = MAGIC.length + NONCE;
        if (sealed.length <= start || !Arrays.equals(Arrays.copyOf(sealed, MAGIC.length), MAGIC)) {
            throw new SnapshotCorrupted("it is no snapshot of ours", null);
        }
        byte[] nonce = Arrays.copyOfRange(sealed, MAGIC.length, start);
        return crypt(Cipher.DECRYPT_MODE, tenant, epoch, nonce, Arrays.copyOfRange(sealed, start, sealed.length));
    }

    private byte[] crypt(int mode, TenantId tenant, Epoch epoch, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.of(tenant), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((tenant + " " + epoch).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new SnapshotCorrupted("it does not open with this worker's key", e);
        }
    }
}
