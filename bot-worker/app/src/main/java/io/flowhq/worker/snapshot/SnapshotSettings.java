package io.flowhq.worker.snapshot;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What makes sessions movable.
 *
 * @param keyFile a file with 32 random bytes in Base64, the same on every worker; without it no snapshots are taken and
 *     a session lives and dies with its worker's disk
 * @param firstAfter how long after it connected a session is snapshot for the first time
 * @param every how often after that; a little more or less, so that sessions do not all do it at once
 */
@ConfigurationProperties("flowhq.snapshot")
public record SnapshotSettings(
        @Nullable Path keyFile,
        @DefaultValue("60s") Duration firstAfter,
        @DefaultValue("20m") Duration every) {}
