package io.flowhq.web.portal;

import static jakarta.servlet.DispatcherType.ASYNC;
import static jakarta.servlet.DispatcherType.ERROR;

import io.flowhq.client.PushCommands;
import io.flowhq.web.problem.FilterProblems;
import io.flowhq.web.problem.ResponseFormat;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The portal's pages are for people who signed in with a provider; which tenant they see follows from their account. */
@Configuration(proxyBeanMethods = false)
class PortalSecurity {

    private static final Logger log = LoggerFactory.getLogger(PortalSecurity.class);

    private static final String SIGN_IN = "/app/sign-in";

    static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    @Order(20)
    SecurityFilterChain portalChain(
            HttpSecurity http,
            SignInProviders providers,
            VerifiedUserService people,
            PushCommands push,
            FilterProblems problems) {
        var requests = new DefaultOAuth2AuthorizationRequestResolver(providers, "/oauth2/authorization");
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return http.securityMatcher(addresses(providers))
                .authorizeHttpRequests(allowed -> allowed.dispatcherTypeMatchers(ASYNC, ERROR)
                        .permitAll()
                        .requestMatchers(SIGN_IN)
                        .permitAll()
                        .anyRequest()
                        .hasRole("PERSON"))
                .oauth2Login(login -> login.clientRegistrationRepository(providers)
                        .loginPage(SIGN_IN)
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests))
                        .userInfoEndpoint(info -> info.oidcUserService(people))
                        .successHandler((request, response, person) -> signedIn(push, request, response, person))
                        .failureHandler(PortalSecurity::refused))
                .logout(out -> out.logoutUrl("/app/sign-out")
                        .addLogoutHandler((request, response, person) ->
                                DeviceCookie.of(request).ifPresent(push::signedOut))
                        .logoutSuccessUrl(SIGN_IN + "?out"))
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(refused -> refused.authenticationEntryPoint(PortalSecurity::askToSignIn)
                        .accessDeniedHandler(problems::answer))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    private static String[] addresses(SignInProviders providers) {
        return Stream.concat(
                        Stream.of("/app", "/app/**"),
                        providers.ids().stream()
                                .flatMap(id -> Stream.of("/oauth2/authorization/" + id, "/login/oauth2/code/" + id)))
                .toArray(String[]::new);
    }

    private static void signedIn(
            PushCommands push, HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws IOException {
        DeviceCookie.of(request).ifPresent(device -> push.signedIn(device, person.getName()));
        var operator =
                person.getAuthorities().stream().anyMatch(authority -> "ROLE_ADMIN".equals(authority.getAuthority()));
        response.sendRedirect(operator ? "/admin" : "/app");
    }

    private static void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        log.info("A sign-in was refused: {}", why.getMessage());
        var unverified = why instanceof OAuth2AuthenticationException oauth
                && VerifiedUserService.UNVERIFIED.equals(oauth.getError().getErrorCode());
        response.sendRedirect(SIGN_IN + (unverified ? "?unverified" : "?failed"));
    }

    /** A page gives way to the sign-in page; a fragment of an expired page has htmx go there as a whole. */
    private static void askToSignIn(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        switch (ResponseFormat.wantedBy(request)) {
            case PAGE -> response.sendRedirect(SIGN_IN);
            case FRAGMENT -> {
                response.setStatus(HttpStatus.UNAUTHORIZED.value());
                response.setHeader("HX-Redirect", SIGN_IN);
            }
            case JSON -> response.setStatus(HttpStatus.UNAUTHORIZED.value());
        }
    }
}
