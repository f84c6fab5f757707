package io.flowhq.web.api;

import io.flowhq.contract.TenantId;
import io.flowhq.store.apikey.ApiKey;
import io.flowhq.store.apikey.ApiScope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A program that was recognised by its API key; its name in the audit trail is the key's. */
final class ApiCaller extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient ApiKey key;

    ApiCaller(ApiKey key) {
        super(List.of());
        this.key = key;
        setAuthenticated(true);
    }

    ApiKey key() {
        return key;
    }

    /** The one tenant that it may concern itself with; null for all. */
    @Nullable
    TenantId tenant() {
        return key.tenant();
    }

    boolean may(ApiScope scope) {
        return key.scopes().contains(scope);
    }

    @Override
    public String getName() {
        return "key:" + key.name();
    }

    @Override
    public Object getPrincipal() {
        return getName();
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
