package io.flowhq.web.api;

import io.flowhq.client.ApiKeys;
import io.flowhq.client.form.NewKeyForm;
import io.flowhq.contract.TenantId;
import org.jspecify.annotations.Nullable;

/** Keys for tests. */
final class ApiFixtures {

    private ApiFixtures() {}

    static String key(ApiKeys keys, @Nullable TenantId tenant, String scopes) {
        return keys.create(new NewKeyForm("test", tenant == null ? null : tenant.toString(), scopes, null), "admin")
                .key();
    }
}
