package io.flowhq.store.portal;

import io.flowhq.contract.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A person who signs in.
 *
 * @param id null before it is stored
 * @param tenantId null for operators
 * @param email in lower case; no two people share one
 */
@Table("users")
public record User(
        @Id @Nullable UUID id,
        @Nullable TenantId tenantId,
        String email,
        @Nullable String name,
        @Nullable String phone,
        Role role,
        Instant createdAt,
        Instant updatedAt) {}
