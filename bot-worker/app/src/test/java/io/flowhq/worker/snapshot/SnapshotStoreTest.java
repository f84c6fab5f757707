package io.flowhq.worker.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.session.SessionSnapshots;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.worker.capacity.HostUnfit;
import io.flowhq.worker.profile.BrowserProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** Snapshots between two hosts and one PostgreSQL. */
@StoreTest
class SnapshotStoreTest {

    private static EmbeddedDatabase database;

    @Autowired
    SessionSnapshots snapshots;

    @Autowired
    Tenants tenants;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path home;

    private final NewTenant salon = TenantMother.salon();
    private final TenantId tenant = salon.id();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        database = EmbeddedDatabase.fresh();
        database.register(registry);
    }

    @BeforeEach
    void createTenant() {
        tenants.create(salon);
    }

    @Test
    void movesASessionToAnotherHost() throws IOException {
        try (BrowserProfile here = profile("here");
                BrowserProfile there = profile("there")) {
            write(here, "keys", "the keys of the device");
            assertThat(store(1).take(tenant, new Epoch(3), here.folder(), true)).isTrue();
            write(there, "keys", "older keys");
            there.connected(new Epoch(2));

            assertThat(store(1).restore(tenant, there.lastEpoch(), there)).contains(new Epoch(3));

            assertThat(read(there, "keys")).isEqualTo("the keys of the device");
            assertThat(there.lastEpoch()).contains(new Epoch(3));
            assertThat(there.folder().resolve(".restoring")).doesNotExist();
        }
    }

    /** Else two damaged ones would be restored in turn for ever, and nobody asked for a scan. */
    @Test
    void hasNoOtherToTryOnceABrowserCameUpUnlinkedWithEach() throws IOException {
        try (BrowserProfile here = profile("here")) {
            write(here, "keys", "the keys of the device");
            store(1).take(tenant, new Epoch(1), here.folder(), false);
            write(here, "keys", "the keys of the device, damaged");
            store(1).take(tenant, new Epoch(2), here.folder(), false);
            long newest = snapshots.newestFirst(tenant).getFirst().id();
            long older = snapshots.newestFirst(tenant).getLast().id();
            assertThat(store(1).canRestoreOther(tenant, newest)).isTrue();
            assertThat(store(2).canRestoreOther(tenant, newest))
                    .as("without its key")
                    .isFalse();

            store(1).setAside(tenant, newest);

            assertThat(store(1).canRestoreOther(tenant, older)).isFalse();
            assertThat(store(1).canRestore(tenant)).isTrue();
        }
    }

    @Test
    void leavesEverythingAsItIsOnAHostWithAnotherKey() throws IOException {
        try (BrowserProfile here = profile("here");
                BrowserProfile there = profile("there")) {
            write(here, "keys", "the keys of the device");
            assertThat(store(1).canRestore(tenant)).as("before there is any").isFalse();
            store(1).take(tenant, new Epoch(3), here.folder(), true);
            write(there, "keys", "older keys");
            there.connected(new Epoch(2));

            SnapshotStore otherKey = store(2);
            assertThat(store(1).canRestore(tenant)).isTrue();
            assertThat(otherKey.canRestore(tenant)).isFalse();
            assertThat(store(0).canRestore(tenant)).as("without a key").isFalse();
            assertThatThrownBy(() -> otherKey.restore(tenant, there.lastEpoch(), there))
                    .isInstanceOf(HostUnfit.class)
                    .hasMessageContaining("FLOWHQ_SNAPSHOT_KEY_FILE");
            assertThatThrownBy(() -> store(0).restore(tenant, there.lastEpoch(), there))
                    .isInstanceOf(HostUnfit.class);

            assertThat(otherKey.keyFault()).isPresent();
            assertThat(store(1).keyFault()).isEmpty();
            assertThat(read(there, "keys")).isEqualTo("older keys");
            assertThat(there.lastEpoch()).contains(new Epoch(2));
            assertThat(store(2, 1).restore(tenant, there.lastEpoch(), there))
                    .describedAs("once the key has been added")
                    .contains(new Epoch(3));
        }
    }

    @Test
    void restoresAProfileOfWhichOnlyTheStampIsLeft() throws IOException {
        try (BrowserProfile here = profile("here")) {
            write(here, "keys", "the keys of the device");
            here.connected(new Epoch(3));
            store(1).take(tenant, new Epoch(3), here.folder(), true);
            FileSystemUtils.deleteRecursively(here.folder().resolve("Default"));

            assertThat(here.lastEpoch()).isEmpty();
            assertThat(store(1).restore(tenant, here.lastEpoch(), here)).contains(new Epoch(3));

            assertThat(read(here, "keys")).isEqualTo("the keys of the device");
        }
    }

    @Test
    void takesTheGenerationBeforeWhenTheNewestIsDamagedAndItIsNewerThanTheProfile() throws IOException {
        try (BrowserProfile here = profile("here");
                BrowserProfile there = profile("there")) {
            write(here, "keys", "of 3");
            store(1).take(tenant, new Epoch(3), here.folder(), false);
            write(here, "keys", "of 4");
            store(1).take(tenant, new Epoch(4), here.folder(), false);
            jdbc.sql("""
                    delete from session_snapshot_chunks
                    where snapshot_id = (select max(id) from session_snapshots where tenant_id = :tenant) and number = 1
                    """).param("tenant", tenant.value()).update();
            write(there, "keys", "local");

            there.connected(new Epoch(3));
            assertThat(store(1).restore(tenant, there.lastEpoch(), there)).isEmpty();
            assertThat(read(there, "keys")).isEqualTo("local");

            there.connected(new Epoch(2));
            assertThat(store(1).restore(tenant, there.lastEpoch(), there)).contains(new Epoch(3));
            assertThat(read(there, "keys")).isEqualTo("of 3");
        }
    }

    @Test
    void takesNothingWhenNothingHasChanged() throws IOException {
        SnapshotStore store = store(1);
        try (BrowserProfile here = profile("here")) {
            write(here, "keys", "the keys of the device");
            store.take(tenant, new Epoch(3), here.folder(), false);

            assertThat(store.take(tenant, new Epoch(3), here.folder(), true)).isTrue();
            assertThat(snapshots.newestFirst(tenant)).hasSize(1);

            write(here, "keys", "other keys");
            store.take(tenant, new Epoch(3), here.folder(), true);
            assertThat(snapshots.newestFirst(tenant)).hasSize(2);
        }
    }

    @Test
    void namesTheLimitWhenASessionIsTooLarge() throws IOException {
        SnapshotStore small = new SnapshotStore(
                snapshots,
                new SnapshotSettings(
                        keyFile(1), Duration.ofSeconds(60), Duration.ofMinutes(20), DataSize.ofMegabytes(1)),
                Clock.systemUTC());
        try (BrowserProfile here = profile("here")) {
            fill(here.folder(), 3);

            assertThatThrownBy(() -> small.take(tenant, new Epoch(3), here.folder(), false))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("1 MB")
                    .hasMessageContaining("FLOWHQ_SNAPSHOT_MAX_SIZE");

            assertThat(snapshots.newestFirst(tenant)).isEmpty();
        }
    }

    @Test
    void readsASnapshotOfTheTimeBeforeChunks() throws Exception {
        try (BrowserProfile here = profile("here");
                BrowserProfile there = profile("there")) {
            write(here, "keys", "the keys of the device");
            saveSingleBlock(here.folder(), new Epoch(3));

            assertThatThrownBy(() -> store(2).restore(tenant, Optional.empty(), there))
                    .isInstanceOf(HostUnfit.class);
            assertThat(store(2, 1).restore(tenant, Optional.empty(), there)).contains(new Epoch(3));

            assertThat(read(there, "keys")).isEqualTo("the keys of the device");
        }
    }

    @Test
    void takesAndRestoresEightyMegabytesInASmallHeap() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SnapshotRoundTrip.class.getName(),
                        database.url(),
                        home.toString(),
                        keyFile(1).toString(),
                        tenant.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output").toFile())
                .start();
        try {
            assertThat(child.waitFor(240, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue())
                    .describedAs(Files.readString(home.resolve("output")))
                    .isZero();
            System.out.println(Files.readAllLines(home.resolve("output")).getLast());
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void opensWithOldAndNewKeyWhileSnapshotsAreSealedAnew() throws Exception {
        try (BrowserProfile here = profile("here");
                BrowserProfile there = profile("there")) {
            write(here, "keys", "of 3");
            write(here, "large", random(3 * SnapshotCipher.CHUNK));
            saveSingleBlock(here.folder(), new Epoch(3));
            write(here, "keys", "of 4");
            Path file = keyFile(1);
            SnapshotStore running = store(file);
            running.take(tenant, new Epoch(4), here.folder(), true);
            write(there, "keys", "older keys");

            Files.writeString(file, base64(2) + "\n" + base64(1) + "\n");
            assertThat(running.keyFault()).isEmpty();
            assertThat(running.restore(tenant, Optional.of(new Epoch(2)), there))
                    .contains(new Epoch(4));

            SnapshotResealing resealing = new SnapshotResealing(snapshots, SnapshotKeys.read(file));
            assertThat(resealing.run().resealed()).isPositive();
            assertThat(snapshots.newestFirst(tenant))
                    .hasSize(2)
                    .allMatch(snapshot -> key(2).id().equals(snapshot.keyId()));
            assertThat(resealing.run().resealed()).isZero();

            write(there, "keys", "older keys");
            assertThat(store(2).restore(tenant, Optional.of(new Epoch(2)), there))
                    .describedAs("with the new key alone")
                    .contains(new Epoch(4));
            assertThat(read(there, "keys")).isEqualTo("of 4");
            assertThat(read(there, "large")).isEqualTo(read(here, "large"));
        }
    }

    @Test
    void leavesWhatItCannotOpenAsItIs() throws IOException {
        try (BrowserProfile here = profile("here")) {
            write(here, "keys", "of 3");
            store(1).take(tenant, new Epoch(3), here.folder(), true);

            var keys = SnapshotKeys.read(keyFile(2, 3));
            assertThat(new SnapshotResealing(snapshots, keys).run().left()).isPositive();

            assertThat(snapshots.newestFirst(tenant))
                    .allMatch(snapshot -> key(1).id().equals(snapshot.keyId()));
        }
    }

    @Test
    void goesOnWithTheKeysOfBeforeWhileTheFileIsUnusable() throws IOException {
        try (BrowserProfile here = profile("here")) {
            Path file = keyFile(1);
            SnapshotStore running = store(file);
            Files.writeString(file, "half a ke");
            write(here, "keys", "of 3");

            assertThat(running.take(tenant, new Epoch(3), here.folder(), true)).isTrue();
            assertThat(snapshots.newestFirst(tenant))
                    .allMatch(snapshot -> key(1).id().equals(snapshot.keyId()));
        }
    }

    /** Incompressible, as what WhatsApp Web keeps mostly is. */
    static void fill(Path profile, int megabytes) throws IOException {
        Path file = profile.resolve("Default/IndexedDB/large");
        Files.createDirectories(file.getParent());
        Files.createDirectories(profile.resolve("Default/Local Storage"));
        Random random = new Random(1);
        byte[] block = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < megabytes; i++) {
                random.nextBytes(block);
                out.write(block);
            }
        }
    }

    private void saveSingleBlock(Path profile, Epoch epoch) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        StorageArchive.pack(profile, archive);
        byte[] nonce = new byte[12];
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key(1).of(tenant), new GCMParameterSpec(128, nonce));
        cipher.updateAAD((tenant + " " + epoch).getBytes(StandardCharsets.UTF_8));
        byte[] text = cipher.doFinal(archive.toByteArray());
        byte[] sealed = ByteBuffer.allocate(16 + text.length)
                .put("FHQ1".getBytes(StandardCharsets.US_ASCII))
                .put(nonce)
                .put(text)
                .array();
        jdbc.sql("""
                insert into session_snapshots (tenant_id, epoch, sealed, sha256, clean, taken_at)
                values (:tenant, :epoch, :sealed, :sha256, true, now())
                """)
                .param("tenant", tenant.value())
                .param("epoch", epoch.value())
                .param("sealed", sealed)
                .param(
                        "sha256",
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(sealed)))
                .update();
    }

    private BrowserProfile profile(String host) {
        return BrowserProfile.open(home.resolve(host), tenant);
    }

    private static void write(BrowserProfile profile, String name, String content) throws IOException {
        Path file = profile.folder().resolve("Default/IndexedDB").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private SnapshotStore store(Path keyFile) {
        return new SnapshotStore(
                snapshots,
                new SnapshotSettings(keyFile, Duration.ofSeconds(60), Duration.ofMinutes(20)),
                Clock.systemUTC());
    }

    private static String random(int length) {
        return new Random(7)
                .ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String read(BrowserProfile profile, String name) throws IOException {
        return Files.readString(profile.folder().resolve("Default/IndexedDB").resolve(name));
    }

    /** @param seeds of the keys in the worker's file, 0 for no file */
    private SnapshotStore store(int... seeds) throws IOException {
        return new SnapshotStore(
                snapshots,
                new SnapshotSettings(
                        seeds[0] == 0 ? null : keyFile(seeds), Duration.ofSeconds(60), Duration.ofMinutes(20)),
                Clock.systemUTC());
    }

    private Path keyFile(int... seeds) throws IOException {
        return Files.write(
                home.resolve("keys-" + Arrays.toString(seeds)),
                Arrays.stream(seeds).mapToObj(SnapshotStoreTest::base64).toList());
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
