package io.flowhq.store.tenant;

import io.flowhq.contract.AssistantTone;
import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant's assistant says and when.
 *
 * @param hoursJson opening hours as a JSON object, null when none are set
 * @param timeZone in which the opening hours are meant
 * @param tone how it sounds
 */
public record TenantConfig(
        TenantId tenantId,
        Template templateType,
        String businessName,
        Language language,
        @Nullable String hoursJson,
        ZoneId timeZone,
        AssistantTone tone) {

    public static final ZoneId DEFAULT_TIME_ZONE = ZoneId.of("Africa/Dar_es_Salaam");
}
