package io.flowhq.worker.snapshot;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What makes sessions movable.
 *
 * @param keyFile a file with keys of 32 random bytes in Base64, one a line, the same on every worker: the first seals, all
 *     of them open. Without it no snapshots are taken and a session lives and dies with its worker's disk
 * @param firstAfter how long after it connected a session is snapshot for the first time
 * @param every how often after that; a little more or less, so that sessions do not all do it at once
 * @param maxSize how large a sealed snapshot may be; of a session that is larger none is taken
 */
@ConfigurationProperties("flowhq.snapshot")
public record SnapshotSettings(
        @Nullable Path keyFile,
        @DefaultValue("60s") Duration firstAfter,
        @DefaultValue("20m") Duration every,
        @DefaultValue("512MB") DataSize maxSize) {

    @ConstructorBinding
    public SnapshotSettings {}

    /** With the default limit. */
    public SnapshotSettings(@Nullable Path keyFile, Duration firstAfter, Duration every) {
        this(keyFile, firstAfter, every, DataSize.ofMegabytes(512));
    }
}
