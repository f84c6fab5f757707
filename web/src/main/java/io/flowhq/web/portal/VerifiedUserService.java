package io.flowhq.web.portal;

import io.flowhq.client.UserAccounts;
import java.util.Locale;
import java.util.Set;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Signs in whose e-mail address the provider has verified, and nobody else; the account is made with the first sign-in.
 * An operator is who is named in the settings, whatever the account says.
 */
@Component
final class VerifiedUserService implements OAuth2UserService<OidcUserRequest, OidcUser> {

    static final String UNVERIFIED = "email_unverified";

    private static final SimpleGrantedAuthority PERSON = new SimpleGrantedAuthority("ROLE_PERSON");
    private static final SimpleGrantedAuthority ADMIN = new SimpleGrantedAuthority("ROLE_ADMIN");

    private final OidcUserService claims = new OidcUserService();
    private final UserAccounts accounts;
    private final PortalSettings settings;

    VerifiedUserService(UserAccounts accounts, PortalSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var person = claims.loadUser(request);
        var email = person.getEmail();
        if (email == null || email.isBlank() || !Boolean.TRUE.equals(person.getEmailVerified())) {
            throw new OAuth2AuthenticationException(new OAuth2Error(UNVERIFIED));
        }
        var operator = settings.isOperator(email);
        accounts.signIn(email.toLowerCase(Locale.ROOT), person.getFullName(), operator);
        return new DefaultOidcUser(
                operator ? Set.of(PERSON, ADMIN) : Set.of(PERSON), person.getIdToken(), person.getUserInfo(), "email");
    }
}
