package io.flowhq.web.api;

import io.flowhq.store.apikey.ApiScope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Which scope a call needs, by its method and address: to look is READ, to change what sessions are is MANAGE, and so is to
 * see a code that links a phone; everything else that is sent is SEND.
 */
final class ScopeRules {

    private static final List<PathPatternRequestMatcher> LINKING = matchers("/api/{session}/auth/**");

    private static final List<PathPatternRequestMatcher> SESSIONS = matchers(
            "/api/sessions/**",
            "/api/sessions",
            "/api/{session}/start",
            "/api/{session}/stop",
            "/api/{session}/restart",
            "/api/{session}/logout",
            "/api/webhooks/**",
            "/api/webhooks");

    private ScopeRules() {}

    static ApiScope needed(HttpServletRequest request) {
        if (matches(LINKING, request)) {
            return ApiScope.MANAGE;
        }
        if (HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod())) {
            return ApiScope.READ;
        }
        return matches(SESSIONS, request) ? ApiScope.MANAGE : ApiScope.SEND;
    }

    private static boolean matches(List<PathPatternRequestMatcher> rules, HttpServletRequest request) {
        return rules.stream().anyMatch(rule -> rule.matches(request));
    }

    private static List<PathPatternRequestMatcher> matchers(String... patterns) {
        return Stream.of(patterns)
                .map(pattern -> PathPatternRequestMatcher.withDefaults().matcher(pattern))
                .toList();
    }
}
