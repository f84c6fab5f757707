package io.flowhq.web.portal;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The portal's settings. Google, another OpenID Connect provider, or both may be configured; the provider for trying out
 * only where neither is.
 *
 * @param internalKey what an external portal sends in {@code x-portal-key} ({@code PORTAL_INTERNAL_KEY}); empty closes
 *     the portal API
 * @param publicUrl where people reach this process ({@code PUBLIC_URL}); empty for this host and port
 * @param adminEmails the addresses of operators ({@code ADMIN_EMAILS}, with commas between them)
 * @param googleClientId of the client registered with Google ({@code GOOGLE_CLIENT_ID}); empty for none
 * @param googleClientSecret of the same ({@code GOOGLE_CLIENT_SECRET})
 * @param oidcIssuer the address of another provider ({@code OIDC_ISSUER}); empty for none
 * @param oidcClientId of the client registered there ({@code OIDC_CLIENT_ID})
 * @param oidcClientSecret of the same ({@code OIDC_CLIENT_SECRET})
 * @param trialSignIn whether this process is itself a provider that believes everyone ({@code FLOWHQ_TRIAL_SIGN_IN})
 * @param linkKeyFile a file with the key that signs the addresses sent to phones ({@code FLOWHQ_LINK_KEY_FILE}); without
 *     one those addresses end with the process
 * @param pushKeyFile a file with the key pair by which push services know this installation
 *     ({@code FLOWHQ_PUSH_KEY_FILE}); without one browsers are told nothing
 */
@ConfigurationProperties("flowhq.portal")
record PortalSettings(
        @DefaultValue("") String internalKey,
        @DefaultValue("") String publicUrl,
        @DefaultValue Set<String> adminEmails,
        @DefaultValue("") String googleClientId,
        @DefaultValue("") String googleClientSecret,
        @DefaultValue("") String oidcIssuer,
        @DefaultValue("") String oidcClientId,
        @DefaultValue("") String oidcClientSecret,
        @DefaultValue("false") boolean trialSignIn,
        @DefaultValue("") String linkKeyFile,
        @DefaultValue("") String pushKeyFile) {

    PortalSettings {
        adminEmails = adminEmails.stream()
                .map(email -> email.strip().toLowerCase(Locale.ROOT))
                .filter(email -> !email.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean isOperator(String email) {
        return adminEmails.contains(email.strip().toLowerCase(Locale.ROOT));
    }

    boolean hasGoogle() {
        return !googleClientId.isBlank();
    }

    boolean hasOidc() {
        return !oidcIssuer.isBlank();
    }

    @Override
    public String toString() {
        return "PortalSettings[publicUrl=" + publicUrl + ", google=" + hasGoogle() + ", oidc=" + oidcIssuer + ", trial="
                + trialSignIn + "]";
    }
}
