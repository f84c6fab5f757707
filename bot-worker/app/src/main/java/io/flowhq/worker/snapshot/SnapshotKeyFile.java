package io.flowhq.worker.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of the file as it is now: it is read again when it has changed, so that a key is replaced without a restart. */
final class SnapshotKeyFile {

    private static final Logger log = LoggerFactory.getLogger(SnapshotKeyFile.class);

    private final Path file;
    private @Nullable Version read;
    private SnapshotKeys keys;

    /** @throws IllegalArgumentException when the file holds no keys */
    SnapshotKeyFile(Path file) {
        this.file = file;
        this.read = version();
        this.keys = SnapshotKeys.read(file);
    }

    private record Version(
            FileTime changed, long size, @Nullable Object inode) {}

    /** Those of before when the file has become unusable. */
    synchronized SnapshotKeys keys() {
        Version now = version();
        if (!Objects.equals(now, read)) {
            read = now;
            try {
                keys = SnapshotKeys.read(file);
                log.info(
                        "Read the snapshot keys anew; key {} seals",
                        keys.sealing().id());
            } catch (IllegalArgumentException unusable) {
                log.warn("Going on with the snapshot keys of before: {}", unusable.getMessage());
            }
        }
        return keys;
    }

    private @Nullable Version version() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Version(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException unreadable) {
            return null;
        }
    }
}
