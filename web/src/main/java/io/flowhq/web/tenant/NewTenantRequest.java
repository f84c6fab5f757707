package io.flowhq.web.tenant;

import io.flowhq.client.form.NewTenantForm;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A tenant to be, as typed into the form or sent as JSON; nothing in it has been checked. */
@JsonNaming(SnakeCaseStrategy.class)
record NewTenantRequest(
        @Nullable String name,
        @BindParam("phone_number") @Nullable String phoneNumber,
        @BindParam("template_type") @Nullable String templateType,
        @BindParam("business_name") @Nullable String businessName,
        @Nullable String language) {

    static final NewTenantRequest EMPTY = new NewTenantRequest(null, null, null, null, null);

    NewTenantForm form() {
        return new NewTenantForm(name, phoneNumber, templateType, businessName, language);
    }
}
