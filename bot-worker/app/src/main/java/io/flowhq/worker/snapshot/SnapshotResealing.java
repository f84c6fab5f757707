package io.flowhq.worker.snapshot;

import io.flowhq.store.session.SessionSnapshot;
import io.flowhq.store.session.SessionSnapshots;
import io.flowhq.worker.capacity.HostUnfit;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals anew, with the first key, every snapshot that is sealed with another one; each as a whole or not at all, so that
 * it can be broken off at any time and begun again.
 */
final class SnapshotResealing {

    private static final Logger log = LoggerFactory.getLogger(SnapshotResealing.class);

    private final SessionSnapshots store;
    private final SnapshotKeys keys;
    private final SnapshotReader reader;
    private final SecureRandom random = new SecureRandom();

    SnapshotResealing(SessionSnapshots store, SnapshotKeys keys) {
        this.store = store;
        this.keys = keys;
        this.reader = new SnapshotReader(store);
    }

    /**
     * What became of them.
     *
     * @param left damaged, or sealed with a key that the file lacks
     */
    record Result(int resealed, int left) {

        String line() {
            return "snapshots resealed: " + resealed + ", left: " + left;
        }
    }

    Result run() throws IOException {
        int resealed = 0;
        int left = 0;
        for (SessionSnapshot snapshot : store.notSealedWith(keys.sealing().id())) {
            try {
                resealed += reseal(snapshot) ? 1 : 0;
            } catch (SnapshotCorrupted | HostUnfit unusable) {
                left++;
                log.warn(
                        "Tenant {}: the snapshot of epoch {} stays as it is: {}",
                        snapshot.tenant(),
                        snapshot.epoch(),
                        unusable.getMessage());
            }
        }
        return new Result(resealed, left);
    }

    /** Each chunk is read before the one that takes its place is written. */
    private boolean reseal(SessionSnapshot snapshot) throws IOException {
        SnapshotKey key = keys.sealing();
        return store.reseal(snapshot, key.id(), chunks -> {
            SnapshotCipher cipher = new SnapshotCipher(key, snapshot.tenant(), snapshot.epoch());
            try (InputStream archive = reader.open(snapshot, keys)) {
                OutputStream sealed = cipher.seal(chunks, random);
                archive.transferTo(sealed);
                sealed.close();
            }
        });
    }
}
