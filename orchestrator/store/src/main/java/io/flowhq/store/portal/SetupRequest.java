package io.flowhq.store.portal;

import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An owner's wish to have the assistant set up.
 *
 * @param id null before it is stored
 * @param userId who asked, null when that account is gone
 * @param whatsappNumber digits with country code
 * @param businessName what customers are to be greeted with; null for the tenant's name
 * @param businessType what the business does, in the owner's words
 * @param language null for the platform's default
 * @param notes from the operator who decided
 */
@Table("setup_requests")
public record SetupRequest(
        @Id @Nullable UUID id,
        TenantId tenantId,
        @Nullable UUID userId,
        Template templateType,
        String whatsappNumber,
        @Nullable String businessName,
        @Nullable String businessType,
        @Nullable Language language,
        SetupStatus status,
        @Nullable String notes,
        Instant createdAt,
        Instant updatedAt) {}
