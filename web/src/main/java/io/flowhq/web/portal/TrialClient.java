package io.flowhq.web.portal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;

/** The one client of the provider for trying out: this process itself, under a secret that lives as long as it. */
final class TrialClient implements RegisteredClientRepository {

    static final AuthorizationServerSettings ENDPOINTS = AuthorizationServerSettings.builder()
            .authorizationEndpoint("/trial/authorize")
            .tokenEndpoint("/trial/token")
            .jwkSetEndpoint("/trial/keys")
            .tokenIntrospectionEndpoint("/trial/introspect")
            .tokenRevocationEndpoint("/trial/revoke")
            .oidcUserInfoEndpoint("/trial/userinfo")
            .oidcLogoutEndpoint("/trial/logout")
            .build();

    private static final String ID = "flowhq-portal";
    private static final String SECRET = UUID.randomUUID().toString();

    /** The secret is random and kept nowhere, so that there is nothing to hash it for. */
    static final PasswordEncoder SECRETS = new PasswordEncoder() {
        @Override
        public @Nullable String encode(@Nullable CharSequence secret) {
            return secret == null ? null : secret.toString();
        }

        @Override
        public boolean matches(@Nullable CharSequence given, @Nullable String secret) {
            return given != null
                    && secret != null
                    && MessageDigest.isEqual(
                            given.toString().getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
        }
    };

    private final PublicAddress address;

    TrialClient(PublicAddress address) {
        this.address = address;
    }

    static ClientRegistration.Builder registration(String id, String url) {
        return ClientRegistration.withRegistrationId(id)
                .clientId(ID)
                .clientSecret(SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationUri(url + ENDPOINTS.getAuthorizationEndpoint())
                .tokenUri(url + ENDPOINTS.getTokenEndpoint())
                .jwkSetUri(url + ENDPOINTS.getJwkSetEndpoint())
                .userNameAttributeName("sub");
    }

    private RegisteredClient client() {
        return RegisteredClient.withId(ID)
                .clientId(ID)
                .clientSecret(SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(address.url() + "/login/oauth2/code/" + SignInProviders.TRIAL)
                .scopes(scopes -> {
                    scopes.add("openid");
                    scopes.add("email");
                    scopes.add("profile");
                })
                .clientSettings(ClientSettings.builder()
                        .requireAuthorizationConsent(false)
                        .requireProofKey(true)
                        .build())
                .build();
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("the provider for trying out has one client");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        return ID.equals(id) ? client() : null;
    }
}
