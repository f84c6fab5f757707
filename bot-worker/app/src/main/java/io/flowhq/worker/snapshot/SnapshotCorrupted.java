package io.flowhq.worker.snapshot;

import org.jspecify.annotations.Nullable;

/** A snapshot cannot be used: damaged, of another key, or not whole. */
final class SnapshotCorrupted extends RuntimeException {

    SnapshotCorrupted(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
