package io.flowhq.client;

import io.flowhq.client.form.ConfigForm;
import io.flowhq.client.form.FormValidator;
import io.flowhq.client.refusal.InvalidConfig;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.contract.TenantId;
import io.flowhq.store.tenant.TenantConfig;
import io.flowhq.store.tenant.Tenants;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the assistants of tenants speak, and when. A bot reads it afresh for every message, so what is saved shows with
 * the next reply. Each change is in the audit trail with the names of the fields that it changed.
 */
public class TenantConfigs {

    private final TenantReads reads;
    private final Tenants tenants;
    private final AuditLog audit;

    TenantConfigs(TenantReads reads, Tenants tenants, AuditLog audit) {
        this.reads = reads;
        this.tenants = tenants;
        this.audit = audit;
    }

    /**
     * Empty for a tenant that answers neutrally.
     *
     * @throws TenantNotFound when there is none
     */
    public Optional<TenantConfig> of(TenantId tenant) {
        return Optional.ofNullable(reads.get(tenant).config());
    }

    /**
     * Puts all of it in place of what was there.
     *
     * @return as it is saved
     * @throws InvalidConfig with every fault of the form
     * @throws TenantNotFound when there is none
     */
    public TenantConfig save(TenantId tenant, ConfigForm form, String by) {
        return audit.change(AuditAct.CONFIGURE, tenant, by, facts -> {
            TenantConfig before = reads.get(tenant).config();
            tenants.saveConfig(FormValidator.config(tenant, form));
            TenantConfig saved = Objects.requireNonNull(reads.get(tenant).config());
            facts.put("changed", changed(before, saved));
            return saved;
        });
    }

    private static String changed(@Nullable TenantConfig before, TenantConfig saved) {
        Map<String, @Nullable Object> old = before == null ? Map.of() : fields(before);
        String changed = fields(saved).entrySet().stream()
                .filter(field -> !Objects.equals(field.getValue(), old.get(field.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return changed.isEmpty() ? "nothing" : changed;
    }

    private static Map<String, @Nullable Object> fields(TenantConfig config) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("business_name", config.businessName());
        fields.put("template_type", config.templateType());
        fields.put("language", config.language());
        fields.put("time_zone", config.timeZone());
        fields.put("hours_json", config.hoursJson());
        fields.put("tone", config.tone());
        return fields;
    }
}
