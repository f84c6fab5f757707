package io.flowhq.client;

import static io.flowhq.client.Fields.isMissing;

import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.TenantConfig;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Looks a form through and says all its faults at once. */
final class FormCheck {

    private FormCheck() {}

    /** @throws InvalidTenant with every fault */
    static NewTenant tenant(TenantId id, NewTenantForm form) {
        Fields fields = new Fields();
        String name = fields.name("name", "The name", form.name());
        String phoneNumber = fields.phoneNumber(form.phoneNumber());
        Template template = template(fields, form.template());
        String businessName = isMissing(form.businessName())
                ? name
                : fields.name("business_name", "The business name", form.businessName());
        Language language = language(fields, form.language());
        if (name == null || phoneNumber == null || template == null || businessName == null || language == null) {
            throw new InvalidTenant(fields.errors());
        }
        return new NewTenant(id, name, phoneNumber, template, businessName, language);
    }

    /** @throws InvalidConfig with every fault */
    static TenantConfig config(TenantId tenant, ConfigForm form) {
        Fields fields = new Fields();
        String businessName = fields.name("business_name", "The business name", form.businessName());
        Template template = template(fields, form.template());
        Language language = language(fields, form.language());
        ZoneId timeZone = isMissing(form.timeZone())
                ? TenantConfig.DEFAULT_TIME_ZONE
                : fields.timeZone("time_zone", form.timeZone());
        form.hours().faults().forEach(fields::fault);
        if (businessName == null
                || template == null
                || language == null
                || timeZone == null
                || !fields.errors().isEmpty()) {
            throw new InvalidConfig(fields.errors());
        }
        return new TenantConfig(
                tenant, template, businessName, language, form.hours().json(), timeZone);
    }

    private static @Nullable Template template(Fields fields, @Nullable String text) {
        return fields.oneOf("template_type", "the template", Template.class, text);
    }

    private static @Nullable Language language(Fields fields, @Nullable String text) {
        return isMissing(text) ? Language.SW : fields.oneOf("language", "the language", Language.class, text);
    }
}
