package io.flowhq.store.session;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a worker knows of one of its sessions that no row tells.
 *
 * @param pageSilent for how long its page has not shown that it hears WhatsApp; null when it does
 * @param messageHeld for how long a message waits that cannot be logged; null when none does
 */
public record SessionImpairment(
        TenantId tenant,
        Epoch epoch,
        @Nullable Duration pageSilent,
        @Nullable Duration messageHeld) {}
