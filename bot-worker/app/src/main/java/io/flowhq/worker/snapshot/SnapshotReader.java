package io.flowhq.worker.snapshot;

import io.flowhq.store.session.SessionSnapshot;
import io.flowhq.store.session.SessionSnapshots;
import io.flowhq.worker.capacity.HostUnfit;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens what is sealed, in the format of today and in that of before snapshots were chunked. */
final class SnapshotReader {

    private static final Logger log = LoggerFactory.getLogger(SnapshotReader.class);

    private final SessionSnapshots store;

    SnapshotReader(SessionSnapshots store) {
        this.store = store;
    }

    /**
     * The archive of a snapshot.
     *
     * @throws SnapshotCorrupted when it is not what was sealed; also thrown while the stream is read
     * @throws HostUnfit when none of these keys opens it
     */
    InputStream open(SessionSnapshot snapshot, SnapshotKeys keys) {
        String keyId = snapshot.keyId();
        if (keyId == null) {
            return openSingleBlock(snapshot, keys);
        }
        SnapshotKey key = keys.find(keyId)
                .orElseThrow(() -> new HostUnfit(
                        "The snapshot of epoch %s is sealed with key %s, which FLOWHQ_SNAPSHOT_KEY_FILE lacks here"
                                .formatted(snapshot.epoch(), keyId),
                        null));
        return new SnapshotCipher(key, snapshot.tenant(), snapshot.epoch())
                .open(number -> store.chunk(snapshot, number));
    }

    private InputStream openSingleBlock(SessionSnapshot snapshot, SnapshotKeys keys) {
        byte[] sealed = store.sealed(snapshot).orElseThrow(() -> new SnapshotCorrupted("it is empty", null));
        if (!sha256(sealed).equals(snapshot.sha256())) {
            throw new SnapshotCorrupted("its checksum is wrong", null);
        }
        for (SnapshotKey key : keys.all()) {
            try {
                return new ByteArrayInputStream(
                        SingleBlockCipher.open(key, snapshot.tenant(), snapshot.epoch(), sealed));
            } catch (SnapshotCorrupted e) {
                log.debug("The snapshot of epoch {}: {}", snapshot.epoch(), e.getMessage());
            }
        }
        throw new HostUnfit(
                "The snapshot of epoch %s opens with no key of FLOWHQ_SNAPSHOT_KEY_FILE here"
                        .formatted(snapshot.epoch()),
                null);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
