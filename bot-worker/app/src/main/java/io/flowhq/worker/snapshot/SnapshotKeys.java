package io.flowhq.worker.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The fleet's keys for sessions at rest, in the order of their file: the first seals, all of them open. {@code ./flowhq
 * rotate-key} replaces the first.
 */
final class SnapshotKeys {

    private final List<SnapshotKey> keys;

    SnapshotKeys(List<SnapshotKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** @throws IllegalArgumentException when the file holds no keys; the message says what a key is */
    static SnapshotKeys read(Path file) {
        try {
            List<SnapshotKey> keys = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> read(file, line))
                    .toList();
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("FLOWHQ_SNAPSHOT_KEY_FILE=" + file
                        + " holds no key; a key is 32 random bytes in Base64, one a line");
            }
            return new SnapshotKeys(keys);
        } catch (IOException e) {
            throw new IllegalArgumentException("FLOWHQ_SNAPSHOT_KEY_FILE=" + file + " cannot be read", e);
        }
    }

    private static SnapshotKey read(Path file, String line) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("FLOWHQ_SNAPSHOT_KEY_FILE=" + file + " is not written in Base64", e);
        }
        if (bytes.length != SnapshotKey.LENGTH) {
            throw new IllegalArgumentException(
                    "FLOWHQ_SNAPSHOT_KEY_FILE=%s holds a key of %d bytes; a key is 32 random bytes in Base64, one a line"
                            .formatted(file, bytes.length));
        }
        return new SnapshotKey(bytes);
    }

    SnapshotKey sealing() {
        return keys.get(0);
    }

    Optional<SnapshotKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    List<SnapshotKey> all() {
        return keys;
    }
}
