package io.flowhq.store.session;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import java.time.Instant;

/**
 * A session's data at rest.
 *
 * @param sealed compressed and encrypted by the worker; the store cannot read it
 * @param sha256 of {@code sealed}, 64 hexadecimal digits in lower case
 * @param clean taken after the browser had closed properly
 */
public record SessionSnapshot(
        TenantId tenant, Epoch epoch, byte[] sealed, String sha256, boolean clean, Instant takenAt) {}
