package io.flowhq.worker.snapshot;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.store.session.SessionSnapshot;
import io.flowhq.store.session.SessionSnapshots;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes sessions to PostgreSQL and brings them back, sealed; without a key it does neither. */
public final class SnapshotStore {

    private static final Logger log = LoggerFactory.getLogger(SnapshotStore.class);

    private final SessionSnapshots store;
    private final @Nullable SnapshotCipher snapshotCipher;
    private final InstantSource clock;

    /** @throws IllegalArgumentException when the configured key is none */
    public SnapshotStore(SessionSnapshots store, SnapshotSettings settings, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        Path keyFile = settings.keyFile();
        this.snapshotCipher =
                keyFile == null ? null : new SnapshotCipher(SnapshotKey.read(keyFile), new SecureRandom());
        if (snapshotCipher == null) {
            log.warn("FLOWHQ_SNAPSHOT_KEY_FILE is not set: sessions are kept on this worker's disk alone");
        }
    }

    /**
     * Keeps the session that lives in a profile.
     *
     * @param clean the browser has closed; a running one's storage may be some seconds behind
     * @return false when a newer session owns the tenant, or no key is configured
     */
    public boolean take(TenantId tenant, Epoch epoch, Path profile, boolean clean) throws IOException {
        if (snapshotCipher == null) {
            return false;
        }
        long began = System.nanoTime();
        byte[] sealed = snapshotCipher.close(tenant, epoch, StorageArchive.pack(profile));
        boolean saved = store.save(tenant, epoch, sealed, sha256(sealed), clean, clock.instant());
        log.info(
                "snapshot of epoch {}: {} kB in {} ms{}{}",
                epoch,
                sealed.length / 1024,
                (System.nanoTime() - began) / 1_000_000,
                clean ? ", clean" : "",
                saved ? "" : ", refused: a newer session owns the tenant");
        return saved;
    }

    /** The epoch of the newest snapshot; empty when there is none, or no key to open it with. */
    public Optional<Epoch> newest(TenantId tenant) {
        return snapshotCipher == null
                ? Optional.empty()
                : store.newestFirst(tenant).stream().findFirst().map(SessionSnapshot::epoch);
    }

    /**
     * Puts the newest snapshot that is whole into an empty profile.
     *
     * @return whether there was one
     */
    public boolean restore(TenantId tenant, EmptyProfile profile) {
        if (snapshotCipher == null) {
            return false;
        }
        for (SessionSnapshot sessionSnapshot : store.newestFirst(tenant)) {
            try {
                if (!sha256(sessionSnapshot.sealed()).equals(sessionSnapshot.sha256())) {
                    throw new SnapshotCorrupted("its checksum is wrong", null);
                }
                StorageArchive.unpack(
                        snapshotCipher.open(tenant, sessionSnapshot.epoch(), sessionSnapshot.sealed()),
                        profile.emptied());
                log.info(
                        "restored the {}snapshot of epoch {}",
                        sessionSnapshot.clean() ? "clean " : "",
                        sessionSnapshot.epoch());
                return true;
            } catch (SnapshotCorrupted | IOException e) {
                log.warn("the snapshot of epoch {} cannot be used: {}", sessionSnapshot.epoch(), e.getMessage());
            }
        }
        profile.emptied();
        return false;
    }

    /** What is kept anywhere of the sessions up to this one is void. */
    public void forget(TenantId tenant, Epoch upTo) {
        store.forget(tenant, upTo);
    }

    /** Profiles up to this epoch must not be used again; empty when none was ever forgotten. */
    public Optional<Epoch> forgottenUpTo(TenantId tenant) {
        return store.forgottenUpTo(tenant);
    }

    /** A profile that is emptied before each attempt to fill it. */
    @FunctionalInterface
    public interface EmptyProfile {
        Path emptied();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
