package io.flowhq.store.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
class SessionSnapshotsTest {

    private static final Instant THEN = Instant.parse("2026-03-01T08:00:00Z");

    @Autowired
    SessionSnapshots snapshots;

    @Autowired
    SessionLeases leases;

    @Autowired
    Tenants tenants;

    @Autowired
    JdbcClient jdbc;

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

        assertThat(snapshots.newestFirst(tenant)).extracting(this::content).containsExactly((byte) 3, (byte) 2);
        assertThat(snapshots.newestFirst(shop.id())).extracting(this::content).containsExactly((byte) 9);
    }

    @Test
    void triesASnapshotThatWasSetAsideLastAndDropsItFirst() {
        save(tenant, 1, 1);
        save(tenant, 2, 2);
        snapshots.setAside(shop.id(), snapshots.newestFirst(tenant).getFirst().id());
        assertThat(snapshots.newestEpoch(tenant)).hasValue(new Epoch(2));

        snapshots.setAside(tenant, snapshots.newestFirst(tenant).getFirst().id());

        assertThat(snapshots.newestFirst(tenant)).extracting(this::content).containsExactly((byte) 1, (byte) 2);
        assertThat(snapshots.newestEpoch(tenant)).hasValue(new Epoch(1));

        save(tenant, 3, 3);

        assertThat(snapshots.newestFirst(tenant)).extracting(this::content).containsExactly((byte) 3, (byte) 1);
    }

    @Test
    void givesBackWhatWasSaved() throws IOException {
        assertThat(snapshots.save(tenant, new Epoch(3), "0011aabb", true, THEN, chunks -> {
                    chunks.add(new byte[] {4, 5});
                    chunks.add(new byte[] {6});
                }))
                .isTrue();

        assertThat(snapshots.newestFirst(tenant)).singleElement().satisfies(snapshot -> {
            assertThat(snapshot.tenant()).isEqualTo(tenant);
            assertThat(snapshot.epoch()).isEqualTo(new Epoch(3));
            assertThat(snapshot.keyId()).isEqualTo("0011aabb");
            assertThat(snapshots.chunk(snapshot, 0)).hasValue(new byte[] {4, 5});
            assertThat(snapshots.chunk(snapshot, 1)).hasValue(new byte[] {6});
            assertThat(snapshots.chunk(snapshot, 2)).isEmpty();
            assertThat(snapshots.sealed(snapshot)).isEmpty();
            assertThat(snapshot.clean()).isTrue();
            assertThat(snapshot.takenAt()).isEqualTo(THEN);
        });
    }

    @Test
    void refusesTheSnapshotOfALostWorker() {
        save(tenant, 1, 1);
        leases.acquire(tenant, new Epoch(2), new WorkerId("worker-2"), Duration.ofSeconds(30));

        assertThat(trySave(tenant, 1, 7)).isFalse();

        assertThat(snapshots.newestFirst(tenant)).extracting(this::content).containsExactly((byte) 1);
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
        assertThat(trySave(tenant, 4, 7))
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

    @Test
    void keepsWhatWasThereWhenAContentCannotBeWritten() {
        save(tenant, 1, 1);

        assertThatThrownBy(() -> snapshots.save(tenant, new Epoch(1), "key", false, THEN, chunks -> {
                    chunks.add(new byte[] {2});
                    throw new IOException("the disk is gone");
                }))
                .hasMessage("the disk is gone");

        assertThat(snapshots.newestFirst(tenant)).extracting(this::content).containsExactly((byte) 1);
        assertThat(chunksOf(tenant)).isEqualTo(1);
    }

    @Test
    void doesNotCountASnapshotWhoseWriterLostTheTenantMeanwhile() throws IOException {
        save(tenant, 1, 1);

        assertThat(snapshots.save(tenant, new Epoch(1), "key", false, THEN, chunks -> {
                    chunks.add(new byte[] {2});
                    assertThat(snapshots.newestFirst(tenant)).hasSize(1);
                    leases.acquire(tenant, new Epoch(2), new WorkerId("worker-2"), Duration.ofSeconds(30));
                }))
                .isFalse();

        assertThat(snapshots.newestFirst(tenant)).extracting(this::content).containsExactly((byte) 1);
        assertThat(snapshots.newestEpoch(tenant)).contains(new Epoch(1));
        assertThat(chunksOf(tenant)).isEqualTo(1);
    }

    @Test
    void stillReadsASnapshotOfTheTimeBeforeChunks() {
        jdbc.sql("""
                insert into session_snapshots (tenant_id, epoch, sealed, sha256, clean, taken_at)
                values (:tenant, 3, :sealed, :sha256, true, now())
                """)
                .param("tenant", tenant.value())
                .param("sealed", new byte[] {4, 5})
                .param("sha256", "0".repeat(64))
                .update();

        assertThat(snapshots.newestFirst(tenant)).singleElement().satisfies(snapshot -> {
            assertThat(snapshot.keyId()).isNull();
            assertThat(snapshot.sha256()).isEqualTo("0".repeat(64));
            assertThat(snapshots.sealed(snapshot)).hasValue(new byte[] {4, 5});
        });
    }

    private byte content(SessionSnapshot snapshot) {
        return snapshots.chunk(snapshot, 0).orElseThrow()[0];
    }

    private int chunksOf(TenantId id) {
        return jdbc.sql("select count(*) from session_snapshot_chunks where tenant_id = :tenant")
                .param("tenant", id.value())
                .query(Integer.class)
                .single();
    }

    private boolean trySave(TenantId id, long epoch, int content) {
        try {
            return snapshots.save(
                    id, new Epoch(epoch), "key", false, THEN, chunks -> chunks.add(new byte[] {(byte) content}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void save(TenantId id, long epoch, int content) {
        assertThat(trySave(id, epoch, content)).isTrue();
    }
}
