package io.flowhq.web.portal;

import static jakarta.servlet.DispatcherType.ASYNC;
import static jakarta.servlet.DispatcherType.ERROR;

import io.flowhq.store.portal.Users;
import io.flowhq.web.problem.FilterProblems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** The portal API has a security chain of its own: no session, no cookie, no form, only the portal's key. */
@Configuration(proxyBeanMethods = false)
class PortalApiSecurity {

    @Bean
    @Order(10)
    SecurityFilterChain portalApiChain(
            HttpSecurity http, PortalSettings settings, Users users, FilterProblems problems) {
        return http.securityMatcher("/portal/**")
                .addFilterBefore(new PortalKeyFilter(settings.internalKey(), users), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(ASYNC, ERROR)
                        .permitAll()
                        .anyRequest()
                        .hasRole("PORTAL"))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(refused ->
                        refused.accessDeniedHandler(problems::answer).authenticationEntryPoint(problems::answer))
                .build();
    }
}
