package io.flowhq.store.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StoreTest
class SessionSnapshotsTest {

    private static final Instant THEN = Instant.parse("2026-03-01T08:00:00Z");
    private static final String SHA256 = "0".repeat(64);

    @Autowired
    SessionSnapshots snapshots;

    @Autowired
    SessionLeases leases;

    @Autowired
    Tenants tenants;

    private final NewTenant salon = TenantMother.salon();
    private final NewTenant shop = TenantMother.named("Duka");
    private final TenantId tenant = salon.id();

    @BeforeEach
    void twoTenants() {
        tenants.create(salon);
        tenants.create(shop);
    }

    @Test
    void keepsTheNewestTwoOfEachTenant() {
        save(shop.id(), 1, 9);
        save(tenant, 1, 1);
        save(tenant, 1, 2);
        save(tenant, 2, 3);

        assertThat(snapshots.newestFirst(tenant))
                .extracting(snapshot -> snapshot.sealed()[0])
                .containsExactly((byte) 3, (byte) 2);
        assertThat(snapshots.newestFirst(shop.id()))
                .extracting(snapshot -> snapshot.sealed()[0])
                .containsExactly((byte) 9);
    }

    @Test
    void givesBackWhatWasSaved() {
        assertThat(snapshots.save(tenant, new Epoch(3), new byte[] {4, 5}, SHA256, true, THEN))
                .isTrue();

        assertThat(snapshots.newestFirst(tenant)).singleElement().satisfies(snapshot -> {
            assertThat(snapshot.tenant()).isEqualTo(tenant);
            assertThat(snapshot.epoch()).isEqualTo(new Epoch(3));
            assertThat(snapshot.sealed()).containsExactly(4, 5);
            assertThat(snapshot.sha256()).isEqualTo(SHA256);
            assertThat(snapshot.clean()).isTrue();
            assertThat(snapshot.takenAt()).isEqualTo(THEN);
        });
    }

    @Test
    void refusesTheSnapshotOfALostWorker() {
        save(tenant, 1, 1);
        leases.acquire(tenant, new Epoch(2), new WorkerId("worker-2"), Duration.ofSeconds(30));

        assertThat(snapshots.save(tenant, new Epoch(1), new byte[] {7}, SHA256, true, THEN))
                .isFalse();

        assertThat(snapshots.newestFirst(tenant))
                .extracting(snapshot -> snapshot.sealed()[0])
                .containsExactly((byte) 1);
    }

    @Test
    void forgetsTheSnapshotsOfOneTenant() {
        save(tenant, 1, 1);
        save(shop.id(), 1, 9);

        snapshots.forget(tenant);

        assertThat(snapshots.newestFirst(tenant)).isEmpty();
        assertThat(snapshots.newestFirst(shop.id())).hasSize(1);
    }

    @Test
    void takesNothingMoreOfASessionThatWasForgotten() {
        save(tenant, 4, 1);

        snapshots.forget(tenant, new Epoch(4));

        assertThat(snapshots.forgottenUpTo(tenant)).contains(new Epoch(4));
        assertThat(snapshots.forgottenUpTo(shop.id())).isEmpty();
        assertThat(snapshots.save(tenant, new Epoch(4), new byte[] {7}, SHA256, false, THEN))
                .describedAs("a snapshot that was under way")
                .isFalse();
        assertThat(snapshots.newestFirst(tenant)).isEmpty();
        save(tenant, 5, 2);
    }

    @Test
    void keepsWhatALaterSessionHasWhenAnEarlierOneIsForgottenLate() {
        save(tenant, 5, 2);

        snapshots.forget(tenant, new Epoch(4));
        snapshots.forget(tenant, new Epoch(3));

        assertThat(snapshots.forgottenUpTo(tenant)).contains(new Epoch(4));
        assertThat(snapshots.newestFirst(tenant)).hasSize(1);
    }

    @Test
    void forgetsAllThatEverHeldTheLease() {
        leases.acquire(tenant, new Epoch(6), new WorkerId("worker-2"), Duration.ofSeconds(30));

        snapshots.forget(tenant);

        assertThat(snapshots.forgottenUpTo(tenant)).contains(new Epoch(6));
    }

    private void save(TenantId id, long epoch, int content) {
        assertThat(snapshots.save(id, new Epoch(epoch), new byte[] {(byte) content}, SHA256, false, THEN))
                .isTrue();
    }
}
