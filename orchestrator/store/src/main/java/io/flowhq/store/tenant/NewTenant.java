package io.flowhq.store.tenant;

import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;

/**
 * A tenant about to be created, already validated.
 *
 * @param phoneNumber digits with country code
 */
public record NewTenant(
        TenantId id, String name, String phoneNumber, Template template, String businessName, Language language) {}
