package io.flowhq.client.form;

import static io.flowhq.client.form.FormFields.isMissing;

import io.flowhq.client.refusal.InvalidConfig;
import io.flowhq.client.refusal.InvalidSetupRequest;
import io.flowhq.client.refusal.InvalidTenant;
import io.flowhq.contract.AssistantTone;
import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import io.flowhq.store.portal.SetupRequest;
import io.flowhq.store.portal.SetupStatus;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.TenantConfig;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks a form through and says all its faults at once. */
public final class FormValidator {

    private static final int MAX_BUSINESS_TYPE = 60;

    private FormValidator() {}

    /** @throws InvalidTenant with every fault */
    public static NewTenant tenant(TenantId id, NewTenantForm form) {
        FormFields formFields = new FormFields();
        String name = formFields.name("name", "The name", form.name());
        String phoneNumber = formFields.phoneNumber(form.phoneNumber());
        Template template = template(formFields, form.template());
        String businessName = isMissing(form.businessName())
                ? name
                : formFields.name("business_name", "The business name", form.businessName());
        Language language = language(formFields, form.language());
        if (name == null || phoneNumber == null || template == null || businessName == null || language == null) {
            throw new InvalidTenant(formFields.errors());
        }
        return new NewTenant(id, name, phoneNumber, template, businessName, language);
    }

    /**
     * A number by itself, as digits.
     *
     * @throws InvalidTenant when it is none
     */
    public static String phoneNumber(@Nullable String text) {
        FormFields formFields = new FormFields();
        String phoneNumber = formFields.phoneNumber(text);
        if (phoneNumber == null) {
            throw new InvalidTenant(formFields.errors());
        }
        return phoneNumber;
    }

    /** @throws InvalidConfig with every fault */
    public static TenantConfig config(TenantId tenant, ConfigForm form) {
        FormFields formFields = new FormFields();
        String businessName = formFields.name("business_name", "The business name", form.businessName());
        Template template = template(formFields, form.template());
        Language language = language(formFields, form.language());
        ZoneId timeZone = isMissing(form.timeZone())
                ? TenantConfig.DEFAULT_TIME_ZONE
                : formFields.timeZone("time_zone", form.timeZone());
        String hours = HoursField.read(formFields, form.hours());
        AssistantTone tone = isMissing(form.tone())
                ? AssistantTone.POLITE
                : formFields.oneOf("tone", "the tone", AssistantTone.class, form.tone());
        if (businessName == null
                || template == null
                || language == null
                || timeZone == null
                || tone == null
                || !formFields.errors().isEmpty()) {
            throw new InvalidConfig(formFields.errors());
        }
        return new TenantConfig(tenant, template, businessName, language, hours, timeZone, tone);
    }

    /**
     * A request of a tenant's owner that is not stored yet.
     *
     * @throws InvalidSetupRequest with every fault
     */
    public static SetupRequest setup(TenantId tenant, @Nullable UUID owner, SetupForm form, Instant now) {
        FormFields formFields = new FormFields();
        String businessName = formFields.line("business_name", "The business name", form.businessName(), 120);
        String businessType =
                formFields.line("business_type", "The kind of business", form.businessType(), MAX_BUSINESS_TYPE);
        Template template = template(formFields, form.template());
        String number = formFields.homeNumber("whatsapp_number", form.whatsappNumber());
        Language language = language(formFields, form.language());
        if (template == null || number == null || !formFields.errors().isEmpty()) {
            throw new InvalidSetupRequest(formFields.errors());
        }
        return new SetupRequest(
                null,
                tenant,
                owner,
                template,
                number,
                businessName,
                businessType,
                language,
                SetupStatus.SUBMITTED,
                null,
                now,
                now);
    }

    private static @Nullable Template template(FormFields formFields, @Nullable String text) {
        return formFields.oneOf("template_type", "the template", Template.class, text);
    }

    private static @Nullable Language language(FormFields formFields, @Nullable String text) {
        return isMissing(text) ? Language.SW : formFields.oneOf("language", "the language", Language.class, text);
    }
}
