package io.flowhq.store.portal;

import io.flowhq.contract.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit trail.
 *
 * @param tenant null for what concerns the platform
 * @param user null for operators and programs, who are named in the payload
 * @param eventType {@code command}, {@code created} and the like
 * @param payload who, what and why under {@code by}, {@code command}, {@code why}; never message text, phone numbers or
 *     codes
 */
public record AuditEntry(
        @Nullable TenantId tenant, @Nullable UUID user, String eventType, Map<String, String> payload, Instant at) {}
