package io.flowhq.worker.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotCipherTest {

    private static final byte[] ARCHIVE = "the account".getBytes(StandardCharsets.UTF_8);
    private final TenantId salon = new TenantId(UUID.randomUUID());
    private final Epoch epoch = new Epoch(3);
    private final SnapshotKey key = key(1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, SnapshotCipher.CHUNK - 1, SnapshotCipher.CHUNK, SnapshotCipher.CHUNK + 1, 3_500_000})
    void opensWhatItSealed(int length) throws IOException {
        byte[] archive = new byte[length];
        new Random(7).nextBytes(archive);

        assertThat(open(key, salon, epoch, seal(archive))).isEqualTo(archive);
    }

    @Test
    void doesNotOpenForAnotherTenantEpochOrKey() throws IOException {
        List<byte[]> sealed = seal(ARCHIVE);
        assertThat(new String(sealed.get(1), StandardCharsets.ISO_8859_1)).doesNotContain("account");
        assertCorrupted(key, new TenantId(UUID.randomUUID()), epoch, sealed);
        assertCorrupted(key, salon, epoch.next(), sealed);
        assertCorrupted(key(2), salon, epoch, sealed);
    }

    @Test
    void doesNotOpenWhatWasChangedCutOrMoved() throws IOException {
        byte[] archive = new byte[2 * SnapshotCipher.CHUNK + 5];
        List<byte[]> sealed = seal(archive);
        assertThat(sealed).hasSize(4);
        assertCorrupted(key, salon, epoch, sealed.subList(0, 3));
        assertCorrupted(key, salon, epoch, sealed.subList(0, 1));
        assertCorrupted(key, salon, epoch, List.of());
        assertCorrupted(key, salon, epoch, List.of(sealed.get(0), sealed.get(2), sealed.get(1), sealed.get(3)));
        sealed.get(3)[0] ^= 1;
        assertCorrupted(key, salon, epoch, sealed);
    }

    @Test
    void refusesAFileThatHoldsNoKey() throws IOException {
        Path file = Files.writeString(folder.resolve("short"), "c2hvcnQ=");
        assertThatThrownBy(() -> SnapshotKeys.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 random bytes");
        assertThatThrownBy(() -> SnapshotKeys.read(folder.resolve("absent"))).hasMessageContaining("cannot be read");
        Path empty = Files.writeString(folder.resolve("empty"), "# none yet\n");
        assertThatThrownBy(() -> SnapshotKeys.read(empty)).hasMessageContaining("holds no key");
    }

    @Test
    void sealsWithTheFirstKeyOfItsFileAndFindsTheOthersByTheirId() throws IOException {
        Path file = Files.writeString(folder.resolve("two"), base64(1) + "\n# the key before\n" + base64(2) + "\n");

        SnapshotKeys keys = SnapshotKeys.read(file);

        assertThat(keys.sealing().id()).isEqualTo(key(1).id()).hasSize(16);
        assertThat(keys.find(key(2).id())).isPresent();
        assertThat(keys.find(key(3).id())).isEmpty();
    }

    private List<byte[]> seal(byte[] archive) throws IOException {
        List<byte[]> chunks = new ArrayList<>();
        try (OutputStream out = new SnapshotCipher(key, salon, epoch).seal(chunks::add, new SecureRandom())) {
            out.write(archive);
        }
        return chunks;
    }

    private static byte[] open(SnapshotKey key, TenantId tenant, Epoch epoch, List<byte[]> chunks) throws IOException {
        try (InputStream in = new SnapshotCipher(key, tenant, epoch)
                .open(number -> number < chunks.size() ? Optional.of(chunks.get(number)) : Optional.empty())) {
            return in.readAllBytes();
        }
    }

    private static void assertCorrupted(SnapshotKey key, TenantId tenant, Epoch epoch, List<byte[]> chunks) {
        assertThatThrownBy(() -> open(key, tenant, epoch, chunks)).isInstanceOf(SnapshotCorrupted.class);
    }

    private static SnapshotKey key(int seed) {
        return new SnapshotKey(Base64.getDecoder().decode(base64(seed)));
    }

    private static String base64(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
