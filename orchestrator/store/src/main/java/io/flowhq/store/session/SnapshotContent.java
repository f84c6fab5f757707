package io.flowhq.store.session;

import java.io.IOException;

/** Writes a snapshot's content, chunk by chunk. */
@FunctionalInterface
public interface SnapshotContent {

    void writeTo(Chunks chunks) throws IOException;

    /** Where the chunks go, in their order; each is a row, and should be a MB or so. */
    @FunctionalInterface
    interface Chunks {
        void add(byte[] chunk) throws IOException;
    }
}
