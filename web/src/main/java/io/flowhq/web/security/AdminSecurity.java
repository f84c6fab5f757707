package io.flowhq.web.security;

import static jakarta.servlet.DispatcherType.ASYNC;
import static jakarta.servlet.DispatcherType.ERROR;

import io.flowhq.web.problem.FilterProblems;
import io.flowhq.web.problem.ResponseFormat;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** Everything is the operator's, but for the sign-in page, its style and the readiness probe. */
@Configuration(proxyBeanMethods = false)
class AdminSecurity {

    private static final String[] OPEN = {
        "/login", "/error", "/css/**", "/img/**", "/js/**", "/webjars/**", "/actuator/health/readiness"
    };

    /** Scripts, styles and connections come from here alone; pictures may be data URLs, which is how a QR code travels. */
    private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain adminChain(HttpSecurity http, AuthenticationManager operators, FilterProblems problems) {
        var signIn = new SignInEntryPoint(problems);
        return http.authenticationManager(operators)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(ASYNC, ERROR)
                        .permitAll()
                        .requestMatchers(OPEN)
                        .permitAll()
                        .anyRequest()
                        .hasRole("ADMIN"))
                .formLogin(form ->
                        form.loginPage("/login").defaultSuccessUrl("/admin").failureHandler(new SignInFailed()))
                .logout(out -> out.logoutSuccessUrl("/login?out"))
                .httpBasic(basic -> basic.authenticationEntryPoint(signIn))
                .csrf(csrf -> csrf.ignoringRequestMatchers(BasicCredentials::areSentOnPurpose))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(signIn).accessDeniedHandler(problems::answer))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(), microphone=(), geolocation=(), payment=()")))
                .build();
    }

    /**
     * After signing in people land on the page they asked for; never on a fragment, a picture or an event stream. The
     * address waits in a cookie, so that a visitor who never signs in leaves no session behind.
     */
    private static RequestCache pagesOnly() {
        var cache = new CookieRequestCache();
        cache.setRequestMatcher(request -> HttpMethod.GET.matches(request.getMethod())
                && ResponseFormat.wantedBy(request) == ResponseFormat.PAGE
                && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE));
        return cache;
    }

    @Bean
    PasswordEncoder passwords() {
        return new HmacPasswordEncoder(new SecureRandom());
    }

    @Bean
    AuthenticationManager operators(AdminAccount account, PasswordEncoder passwords, InstantSource clock) {
        var operators =
                new DaoAuthenticationProvider(new InMemoryUserDetailsManager(User.withUsername(AdminAccount.NAME)
                        .password(passwords.encode(account.secret()))
                        .roles("ADMIN")
                        .build()));
        operators.setPasswordEncoder(passwords);
        return new ProviderManager(new ThrottledAuthenticationProvider(operators, new LoginThrottle(clock)));
    }
}
