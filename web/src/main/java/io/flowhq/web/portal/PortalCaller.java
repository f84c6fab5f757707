package io.flowhq.web.portal;

import io.flowhq.store.portal.User;
import java.util.Collection;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** The person in whose name an external portal calls, for one request. */
final class PortalCaller extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;
    private static final Collection<GrantedAuthority> RIGHTS = List.of(new SimpleGrantedAuthority("ROLE_PORTAL"));

    private final transient User user;

    PortalCaller(User user) {
        super(RIGHTS);
        this.user = user;
        setAuthenticated(true);
    }

    @Override
    public User getPrincipal() {
        return user;
    }

    @Override
    public String getName() {
        return user.email();
    }

    @Override
    public String getCredentials() {
        return "";
    }
}
