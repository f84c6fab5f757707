package io.flowhq.web.portal;

import io.flowhq.client.UserAccounts;
import java.security.Principal;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives the portal's pages the person who asks. The account is read for every request, so that who is removed sees
 * nothing more; who has no tenant is refused.
 */
@Configuration(proxyBeanMethods = false)
class PortalPeople implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private final UserAccounts accounts;

    PortalPeople(UserAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return PortalPerson.class.equals(parameter.getParameterType());
    }

    @Override
    public PortalPerson resolveArgument(
            MethodParameter parameter,
            @org.jspecify.annotations.Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @org.jspecify.annotations.Nullable WebDataBinderFactory binders) {
        Principal principal = request.getUserPrincipal();
        if (principal != null) {
            var user = accounts.find(principal.getName()).orElse(null);
            if (user != null && user.tenantId() != null) {
                return new PortalPerson(user, user.tenantId());
            }
        }
        throw new AccessDeniedException("the account belongs to no business");
    }
}
