package io.flowhq.web.api;

import static jakarta.servlet.DispatcherType.ASYNC;
import static jakarta.servlet.DispatcherType.ERROR;

import io.flowhq.client.ApiKeys;
import io.flowhq.web.problem.ApiProblem;
import io.flowhq.web.problem.FilterProblems;
import java.time.InstantSource;
import java.util.Locale;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.UrlHandlerFilter;

/** The API has a security chain of its own: no session, no cookie, no form, only keys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
class ApiSecurity {

    private static final String[] OPEN = {"/ping", "/api/docs/**", "/api/docs", "/api/swagger-ui/**"};

    /** Some clients write a slash at the end of an address. */
    @Bean
    FilterRegistrationBean<UrlHandlerFilter> slashAtTheEnd() {
        var filter = new FilterRegistrationBean<>(
                UrlHandlerFilter.trailingSlashHandler("/api/**").wrapRequest().build());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    @Bean
    @Order(20)
    SecurityFilterChain apiChain(
            HttpSecurity http, ApiKeys keys, ApiSettings settings, FilterProblems problems, InstantSource clock) {
        var limit = new RequestLimit(settings.requestsPerMinute(), clock);
        return http.securityMatcher("/api/**", "/ping", "/health", "/mcp")
                .addFilterBefore(new ApiKeyFilter(keys, limit, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(ASYNC, ERROR)
                        .permitAll()
                        .requestMatchers(OPEN)
                        .permitAll()
                        .anyRequest()
                        .access((caller, context) -> new AuthorizationDecision(caller.get() instanceof ApiCaller program
                                && program.may(ScopeRules.needed(context.getRequest())))))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(refused -> refused.authenticationEntryPoint((request, response, why) ->
                                problems.answer(request, response, ApiProblem.keyNeeded(false)))
                        .accessDeniedHandler((request, response, why) -> problems.answer(
                                request,
                                response,
                                ApiProblem.scopeNeeded(
                                        ScopeRules.needed(request).name().toLowerCase(Locale.ROOT)))))
                .build();
    }
}
