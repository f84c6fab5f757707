package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.session.SessionSnapshots;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.worker.profile.BrowserProfile;
import io.flowhq.worker.snapshot.SnapshotSettings;
import io.flowhq.worker.snapshot.SnapshotStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@StoreTest
class SnapshotTimerTest {

    private static final Instant CONNECTED = Instant.parse("2026-03-04T09:00:00Z");

    @TempDir
    Path home;

    @Autowired
    SessionSnapshots snapshots;

    @Autowired
    Tenants tenants;

    private final NewTenant salon = TenantMother.salon();
    private SnapshotSettings settings;

    @BeforeEach
    void createTenant() throws Exception {
        tenants.create(salon);
        Path key = home.resolve("key");
        Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
        settings = new SnapshotSettings(key, Duration.ofMinutes(1), Duration.ofMinutes(20));
    }

    @Test
    void takesTheFirstSnapshotOfASessionSoonAndTheNextAfterAWhile() throws Exception {
        try (BrowserProfile profile = BrowserProfile.open(home, salon.id())) {
            Path data = Files.createDirectories(profile.folder().resolve("Default/IndexedDB"));
            Files.writeString(data.resolve("keys"), "the keys of the device");
            SnapshotTimer timer = timer(profile, 1);

            timer.tick(CONNECTED.plusSeconds(2), CONNECTED);
            assertThat(snapshots.newestEpoch(salon.id())).isEmpty();
            timer.tick(CONNECTED.plusSeconds(3), CONNECTED);
            await().untilAsserted(
                            () -> assertThat(snapshots.newestEpoch(salon.id())).contains(new Epoch(1)));

            SnapshotTimer next = timer(profile, 2);
            next.tick(CONNECTED.plusSeconds(5), CONNECTED);
            next.tick(CONNECTED.plusSeconds(59), CONNECTED);
            assertThat(snapshots.newestEpoch(salon.id())).contains(new Epoch(1));
            next.tick(CONNECTED.plusSeconds(60), CONNECTED);
            await().untilAsserted(
                            () -> assertThat(snapshots.newestEpoch(salon.id())).contains(new Epoch(2)));
        }
    }

    private SnapshotTimer timer(BrowserProfile profile, long epoch) {
        return new SnapshotTimer(
                new SessionAssignment(salon.id(), new Epoch(epoch)),
                new SnapshotStore(snapshots, settings, Clock.systemUTC()),
                settings,
                profile.folder(),
                new Random(1));
    }
}
