package io.flowhq.web.apikey;

import io.flowhq.client.form.NewKeyForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key to be made, as typed into the form or sent as JSON; nothing in it has been checked. */
record KeyRequest(
        @Nullable String name,
        @Nullable String tenant,
        @Nullable List<String> scopes,
        @Nullable String days) {

    static final KeyRequest EMPTY = new KeyRequest(null, null, List.of("read"), null);

    NewKeyForm form() {
        return new NewKeyForm(name, tenant, scopes == null ? null : String.join(",", scopes), days);
    }
}
