package io.flowhq.store.session;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session's data at rest, without the data.
 *
 * @param keyId names the key it is sealed with; null for one of the time before snapshots were chunked
 * @param sha256 of the content of one that is not chunked, 64 hexadecimal digits in lower case
 * @param clean taken after the browser had closed properly
 * @param setAside a browser came up without a link with it
 */
public record SessionSnapshot(
        TenantId tenant,
        long id,
        Epoch epoch,
        @Nullable String keyId,
        @Nullable String sha256,
        boolean clean,
        Instant takenAt,
        boolean setAside) {}
