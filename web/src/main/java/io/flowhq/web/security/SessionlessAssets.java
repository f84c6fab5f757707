package io.flowhq.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Styles, scripts and pictures are the same for everyone, so nobody's session is read for them: that costs the database a
 * query each, and a page that says that the database is away would come without its style.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class SessionlessAssets extends OncePerRequestFilter {

    /** A request that carries this mark has passed the filter of sessions already. */
    private static final String PASSED = SessionRepositoryFilter.class.getName() + ".FILTERED";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return !path.matches("/(css|js|img|webjars)/.*");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(PASSED, true);
        chain.doFilter(request, response);
    }
}
