package io.flowhq.worker.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.flowhq.store.session.SessionSnapshots;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.worker.snapshot.SnapshotSettings;
import io.flowhq.worker.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A worker comes back after a while and finds on its disk what was logged out or deleted meanwhile. */
@StoreTest
class ProfileCleanupTest {

    @Autowired
    Tenants tenants;

    @Autowired
    LifecycleRecords records;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SessionSnapshots snapshots;

    @TempDir
    Path profiles;

    private static final Clock A_WEEK_LATER =
            Clock.offset(Clock.systemUTC(), Duration.ofDays(7).plusMinutes(1));

    private Clock clock = A_WEEK_LATER;
    private final Set<TenantId> hosted = new HashSet<>();
    private ProfileCleanup cleanup;

    @BeforeEach
    void begin() throws IOException {
        cleanup = cleanup(Duration.ofHours(1));
        Files.writeString(profiles.resolve("worker-id"), "worker-1\n");
        Files.createDirectory(profiles.resolve("lost+found"));
    }

    @Test
    void removesTheProfileOfADeletedTenant() throws IOException {
        TenantId gone = tenantWithProfile(3);
        TenantId neighbour = tenantWithProfile(3);
        records.delete(gone);
        clock = Clock.systemUTC();

        cleanup(Duration.ofHours(1)).removeObsolete();

        assertThat(folder(gone)).doesNotExist();
        assertThat(keys(neighbour)).exists();
        assertThat(profiles.resolve("worker-id")).exists();
        assertThat(profiles.resolve("lost+found")).exists();
    }

    @Test
    void emptiesTheProfileOfATenantThatWasLoggedOutElsewhere() throws IOException {
        TenantId loggedOut = tenantWithProfile(3);
        TenantId neighbour = tenantWithProfile(3);
        snapshots.forget(loggedOut, new Epoch(5));

        cleanup.removeObsolete();

        assertThat(keys(loggedOut)).doesNotExist();
        assertThat(keys(neighbour)).exists();
    }

    @Test
    void keepsTheProfileOfTheSessionThatWasLinkedAfterTheLogout() throws IOException {
        TenantId linkedAgain = tenantWithProfile(6);
        snapshots.forget(linkedAgain, new Epoch(5));

        cleanup.removeObsolete();

        assertThat(keys(linkedAgain)).exists();
    }

    @Test
    void keepsTheProfileOfARunningSession() throws IOException {
        TenantId living = tenantWithProfile(3);
        records.delete(living);
        hosted.add(living);
        TenantId opened = tenantWithProfile(3);
        records.delete(opened);

        try (BrowserProfile inUse = BrowserProfile.open(profiles, opened)) {
            cleanup.removeObsolete();
            assertThat(inUse.isEmpty()).isFalse();
        }
        assertThat(keys(living)).exists();
    }

    @Test
    void runsAtStartAndAgainAfterTheInterval() throws IOException {
        TenantId first = tenantWithProfile(3);
        records.delete(first);
        ProfileCleanup frequent = cleanup(Duration.ofMillis(200));
        frequent.start();
        try {
            await().until(() -> Files.notExists(folder(first)));
            TenantId second = tenantWithProfile(3);
            records.delete(second);
            await().until(() -> Files.notExists(folder(second)));
        } finally {
            frequent.stop();
        }
    }

    @Test
    void keepsForAWeekWhatBelongsToATenantItDoesNotKnow() throws IOException {
        TenantId unknown = tenantWithProfile(3);
        records.delete(unknown);
        jdbc.sql("delete from deleted_tenants where id = :tenant")
                .param("tenant", unknown.value())
                .update();
        clock = Clock.systemUTC();

        cleanup(Duration.ofHours(1)).removeObsolete();
        assertThat(keys(unknown)).exists();

        clock = A_WEEK_LATER;
        cleanup(Duration.ofHours(1)).removeObsolete();
        assertThat(folder(unknown)).doesNotExist();
    }

    private ProfileCleanup cleanup(Duration every) {
        SnapshotSettings noKey = new SnapshotSettings(null, Duration.ofSeconds(60), Duration.ofMinutes(20));
        return new ProfileCleanup(
                profiles,
                tenants,
                new SnapshotStore(snapshots, noKey, Clock.systemUTC()),
                hosted::contains,
                clock,
                every);
    }

    private TenantId tenantWithProfile(long epoch) throws IOException {
        NewTenant tenant = TenantMother.salon();
        tenants.create(tenant);
        try (BrowserProfile browserProfile = BrowserProfile.open(profiles, tenant.id())) {
            browserProfile.connected(new Epoch(epoch));
            Files.createDirectories(keys(tenant.id()).getParent());
            Files.writeString(keys(tenant.id()), "the keys of the device");
        }
        return tenant.id();
    }

    private Path folder(TenantId tenant) {
        return profiles.resolve(tenant.toString());
    }

    private Path keys(TenantId tenant) {
        return folder(tenant).resolve("Default/IndexedDB/keys");
    }
}
