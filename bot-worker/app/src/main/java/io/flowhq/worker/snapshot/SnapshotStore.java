package io.flowhq.worker.snapshot;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.store.session.SessionSnapshot;
import io.flowhq.store.session.SessionSnapshots;
import io.flowhq.store.session.SnapshotContent;
import io.flowhq.worker.capacity.HostUnfit;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes sessions to PostgreSQL and brings them back, sealed; without a key it does neither. It holds a few chunks in
 * memory, whatever the size, and takes one snapshot at a time.
 */
public final class SnapshotStore {

    private static final Logger log = LoggerFactory.getLogger(SnapshotStore.class);

    private record Taken(Epoch epoch, String digest, String keyId) {}

    private final SessionSnapshots store;
    private final @Nullable SnapshotKeyFile keys;
    private final SnapshotReader reader;
    private final SnapshotSettings settings;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore turn = new Semaphore(1, true);
    private final Map<TenantId, Taken> latest = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException when the key file holds no keys */
    public SnapshotStore(SessionSnapshots store, SnapshotSettings settings, InstantSource clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        Path keyFile = settings.keyFile();
        this.keys = keyFile == null ? null : new SnapshotKeyFile(keyFile);
        this.reader = new SnapshotReader(store);
        if (keys == null) {
            log.warn("FLOWHQ_SNAPSHOT_KEY_FILE is not set: sessions are kept on this worker's disk alone");
        }
    }

    /**
     * Keeps the session that lives in a profile.
     *
     * @param clean the browser has closed; a running one's storage may be some seconds behind
     * @return whether what is in the profile is kept; false when a newer session owns the tenant, or there is no key
     * @throws IOException when the profile cannot be read, or its archive is larger than the limit
     */
    public boolean take(TenantId tenant, Epoch epoch, Path profile, boolean clean) throws IOException {
        if (keys == null) {
            return false;
        }
        turn.acquireUninterruptibly();
        try {
            SnapshotKey key = keys.keys().sealing();
            boolean kept = take(key, tenant, epoch, profile, clean);
            SnapshotKey now = keys.keys().sealing();
            // Replaced meanwhile: whoever looked for snapshots of the old key may have missed this one.
            return now.id().equals(key.id()) ? kept : take(now, tenant, epoch, profile, clean);
        } finally {
            turn.release();
        }
    }

    private boolean take(SnapshotKey key, TenantId tenant, Epoch epoch, Path profile, boolean clean)
            throws IOException {
        long began = System.nanoTime();
        Taken taken = new Taken(epoch, ProfileDigest.of(profile), key.id());
        if (taken.equals(latest.get(tenant))) {
            log.debug("The session of epoch {} has not changed since its last snapshot", epoch);
            return true;
        }
        AtomicLong size = new AtomicLong();
        boolean saved = store.save(tenant, epoch, key.id(), clean, clock.instant(), chunks -> {
            SnapshotCipher cipher = new SnapshotCipher(key, tenant, epoch);
            try (OutputStream sealed = cipher.seal(limited(chunks, size), random)) {
                StorageArchive.pack(profile, sealed);
            }
        });
        if (saved) {
            latest.put(tenant, taken);
        }
        log.info(
                "Snapshot of epoch {}: {} kB in {} ms{}{}",
                epoch,
                size.get() / 1024,
                (System.nanoTime() - began) / 1_000_000,
                clean ? ", clean" : "",
                saved ? "" : ", refused: a newer session owns the tenant");
        return saved;
    }

    private SnapshotContent.Chunks limited(SnapshotContent.Chunks chunks, AtomicLong size) {
        return chunk -> {
            if (size.addAndGet(chunk.length) > settings.maxSize().toBytes()) {
                throw new IOException("the session takes more than %d MB, the limit for a snapshot"
                                .formatted(settings.maxSize().toMegabytes())
                        + " (FLOWHQ_SNAPSHOT_MAX_SIZE); it is kept on this worker's disk alone");
            }
            chunks.add(chunk);
        };
    }

    /** The epoch of the newest snapshot, whether or not it can be opened here; empty when there is none. */
    public Optional<Epoch> newest(TenantId tenant) {
        return store.newestEpoch(tenant);
    }

    /** Whether there is a snapshot for which this host has the key. */
    public boolean canRestore(TenantId tenant) {
        return canRestoreAny(tenant, snapshot -> true);
    }

    /** Whether there is another than this one, with which no browser has come up without a link yet. */
    public boolean canRestoreOther(TenantId tenant, long id) {
        return canRestoreAny(tenant, snapshot -> snapshot.id() != id && !snapshot.setAside());
    }

    private boolean canRestoreAny(TenantId tenant, Predicate<SessionSnapshot> eligible) {
        if (keys == null) {
            return false;
        }
        SnapshotKeys known = keys.keys();
        return store.newestFirst(tenant).stream()
                .filter(eligible)
                .map(SessionSnapshot::keyId)
                .anyMatch(id -> id == null || known.find(id).isPresent());
    }

    /** A browser came up without a link with what was restored from it: the others are tried first from now on. */
    public void setAside(TenantId tenant, long id) {
        store.setAside(tenant, id);
        log.warn("A browser came up without a link from snapshot {}; an older one is tried", id);
    }

    /**
     * Puts the newest usable snapshot into a profile whose own data is older. The profile is changed only when that has
     * succeeded.
     *
     * @param here the epoch of the profile's own data; empty when it has none
     * @return the epoch of what has been restored; empty when every newer snapshot is damaged
     * @throws HostUnfit when another host may be able to restore it: the key or the room is missing here
     */
    public Optional<Epoch> restore(TenantId tenant, Optional<Epoch> here, RestoreTarget profile) {
        List<SessionSnapshot> newer = store.newestFirst(tenant).stream()
                .filter(snapshot -> here.isEmpty() || snapshot.epoch().compareTo(here.get()) > 0)
                .toList();
        for (SessionSnapshot snapshot : newer) {
            try (InputStream archive = open(snapshot)) {
                StorageArchive.unpack(archive, profile.begin());
                profile.commit(snapshot.epoch(), snapshot.id());
                log.info("Restored the {}snapshot of epoch {}", snapshot.clean() ? "clean " : "", snapshot.epoch());
                return Optional.of(snapshot.epoch());
            } catch (SnapshotCorrupted e) {
                if (isSealedAnew(snapshot)) {
                    profile.abandon();
                    return restore(tenant, here, profile);
                }
                log.error("The snapshot of epoch {} is damaged: {}", snapshot.epoch(), e.getMessage());
            } catch (IOException e) {
                throw new HostUnfit(
                        "The snapshot of epoch %s could not be unpacked on this host: %s"
                                .formatted(snapshot.epoch(), e.getMessage()),
                        e);
            } finally {
                profile.abandon();
            }
        }
        return Optional.empty();
    }

    private InputStream open(SessionSnapshot snapshot) {
        if (keys == null) {
            throw new HostUnfit(
                    "A newer snapshot exists, and this worker has no key to open it (FLOWHQ_SNAPSHOT_KEY_FILE)", null);
        }
        return reader.open(snapshot, keys.keys());
    }

    /** While it was read, so that its chunks were of two keys. */
    private boolean isSealedAnew(SessionSnapshot snapshot) {
        return store.newestFirst(snapshot.tenant()).stream()
                .anyMatch(now -> now.id() == snapshot.id() && !Objects.equals(now.keyId(), snapshot.keyId()));
    }

    /** Why this worker's keys do not fit the fleet's; empty when they do. */
    public Optional<String> keyFault() {
        if (keys == null) {
            return Optional.empty();
        }
        SnapshotKeys known = keys.keys();
        return store.latestKeyId()
                .filter(id -> known.find(id).isEmpty())
                .map(id -> ("The fleet seals its snapshots with key %s, which FLOWHQ_SNAPSHOT_KEY_FILE lacks here;"
                                + " the first key here is %s")
                        .formatted(id, known.sealing().id()));
    }

    /** What is kept anywhere of the sessions up to this one is void. */
    public void forget(TenantId tenant, Epoch upTo) {
        latest.remove(tenant);
        store.forget(tenant, upTo);
    }

    /** Profiles up to this epoch must not be used again; empty when none was ever forgotten. */
    public Optional<Epoch> forgottenUpTo(TenantId tenant) {
        return store.forgottenUpTo(tenant);
    }

    /** A profile into which a snapshot is restored as a whole or not at all. */
    public interface RestoreTarget {

        /** An empty folder beside the profile's data. */
        Path begin() throws IOException;

        /**
         * What is in that folder takes the place of the profile's data.
         *
         * @param snapshot the number of the snapshot it came from
         */
        void commit(Epoch epoch, long snapshot) throws IOException;

        /** Removes what an attempt has left; nothing happens after {@link #commit}. */
        void abandon();
    }
}
