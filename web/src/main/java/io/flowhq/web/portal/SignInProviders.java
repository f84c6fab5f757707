package io.flowhq.web.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.oauth2.client.CommonOAuth2Provider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;

/**
 * Who can vouch for people. A provider that is found by its issuer's address is asked for its metadata when somebody
 * first signs in with it, so that this process starts while the provider is away.
 */
@Component
final class SignInProviders implements ClientRegistrationRepository {

    static final String GOOGLE = "google";
    static final String OIDC = "oidc";
    static final String TRIAL = "trial";

    private static final String CODE = "/login/oauth2/code/";

    private final PortalSettings settings;
    private final PublicAddress address;
    private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();

    SignInProviders(PortalSettings settings, PublicAddress address) {
        this.settings = settings;
        this.address = address;
    }

    /** The ids of those that are configured, in the order in which they are offered. */
    List<String> ids() {
        var ids = new ArrayList<String>();
        if (settings.hasGoogle()) {
            ids.add(GOOGLE);
        }
        if (settings.hasOidc()) {
            ids.add(OIDC);
        }
        if (settings.trialSignIn()) {
            ids.add(TRIAL);
        }
        return ids;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return ids().contains(id) ? known.computeIfAbsent(id, this::registration) : null;
    }

    private ClientRegistration registration(String id) {
        return builder(id)
                .scope("openid", "email", "profile")
                .redirectUri(address.url() + CODE + id)
                .build();
    }

    private ClientRegistration.Builder builder(String id) {
        return switch (id) {
            case GOOGLE ->
                CommonOAuth2Provider.GOOGLE
                        .getBuilder(GOOGLE)
                        .clientId(settings.googleClientId())
                        .clientSecret(settings.googleClientSecret());
            case OIDC ->
                ClientRegistrations.fromIssuerLocation(settings.oidcIssuer())
                        .registrationId(OIDC)
                        .clientId(settings.oidcClientId())
                        .clientSecret(settings.oidcClientSecret());
            case TRIAL -> TrialClient.registration(TRIAL, address.url());
            default -> throw new IllegalArgumentException(id);
        };
    }
}
