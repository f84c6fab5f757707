package io.flowhq.worker.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotCipherTest {

    private static final byte[] ARCHIVE = "the account".getBytes(StandardCharsets.UTF_8);
    private final TenantId salon = new TenantId(UUID.randomUUID());
    private final Epoch epoch = new Epoch(3);

    @TempDir
    Path folder;

    @Test
    void opensWhatItClosed() throws IOException {
        byte[] sealed = seal("a").close(salon, epoch, ARCHIVE);
        assertThat(seal("a").open(salon, epoch, sealed)).isEqualTo(ARCHIVE);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("account");
    }

    @Test
    void doesNotOpenForAnotherTenantEpochOrKey() throws IOException {
        byte[] sealed = seal("a").close(salon, epoch, ARCHIVE);
        assertSpoiled(seal("a"), new TenantId(UUID.randomUUID()), epoch, sealed);
        assertSpoiled(seal("a"), salon, epoch.next(), sealed);
        assertSpoiled(seal("b"), salon, epoch, sealed);
    }

    @Test
    void doesNotOpenWhatWasChangedOrCut() throws IOException {
        byte[] sealed = seal("a").close(salon, epoch, ARCHIVE);
        sealed[sealed.length - 1] ^= 1;
        assertSpoiled(seal("a"), salon, epoch, sealed);
        assertSpoiled(seal("a"), salon, epoch, new byte[] {'F', 'H', 'Q', '1'});
        assertSpoiled(seal("a"), salon, epoch, new byte[200]);
    }

    @Test
    void refusesAFileThatIsNoKey() throws IOException {
        Path file = Files.writeString(folder.resolve("short"), "c2hvcnQ=");
        assertThatThrownBy(() -> SnapshotKey.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 random bytes");
        assertThatThrownBy(() -> SnapshotKey.read(folder.resolve("absent"))).hasMessageContaining("cannot be read");
    }

    private static void assertSpoiled(SnapshotCipher snapshotCipher, TenantId tenant, Epoch epoch, byte[] sealed) {
        assertThatThrownBy(() -> snapshotCipher.open(tenant, epoch, sealed)).isInstanceOf(SnapshotCorrupted.class);
    }

    private SnapshotCipher seal(String name) throws IOException {
        Path file = folder.resolve(name);
        if (Files.notExists(file)) {
            byte[] key = new byte[32];
            new SecureRandom().nextBytes(key);
            Files.writeString(file, Base64.getEncoder().encodeToString(key));
        }
        return new SnapshotCipher(SnapshotKey.read(file), new SecureRandom());
    }
}
