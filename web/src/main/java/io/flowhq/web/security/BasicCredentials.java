package io.flowhq.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * Tells a program that sends HTTP Basic credentials from a browser that was made to send them. Programs need no CSRF
 * token; a browser that remembers the credentials says in {@code Sec-Fetch-Site} when another site is behind a request,
 * and then the token is asked for as from everyone else.
 */
final class BasicCredentials {

    private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

    private BasicCredentials() {}

    static boolean areIn(HttpServletRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
    }

    static boolean areSentOnPurpose(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return areIn(request) && (site == null || !OTHER_SITES.contains(site));
    }
}
