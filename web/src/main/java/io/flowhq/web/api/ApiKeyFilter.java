package io.flowhq.web.api;

import io.flowhq.client.ApiKeys;
import io.flowhq.store.apikey.ApiKey;
import io.flowhq.web.problem.ApiProblem;
import io.flowhq.web.problem.FilterProblems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Recognises programs by the key in {@code X-Api-Key} or in a Bearer token, and turns away those that call too often. Every
 * answer carries an {@code X-Request-Id} of ours.
 */
final class ApiKeyFilter extends OncePerRequestFilter {

    static final String KEY = "X-Api-Key";
    static final String REQUEST_ID = "X-Request-Id";

    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final RequestLimit limit;
    private final ConcurrentCallLimit underWay = new ConcurrentCallLimit();
    private final FilterProblems problems;

    ApiKeyFilter(ApiKeys keys, RequestLimit limit, FilterProblems problems) {
        this.keys = keys;
        this.limit = limit;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(REQUEST_ID, UUID.randomUUID().toString());
        var sent = sent(request);
        if (sent == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<ApiKey> key;
        try {
            key = keys.recognise(sent);
        } catch (DataAccessException | TransactionException silent) {
            problems.answer(request, response, silent);
            return;
        }
        if (key.isEmpty()) {
            problems.answer(request, response, ApiProblem.keyNeeded(true));
            return;
        }
        var wait = limit.take(key.get().id());
        if (wait.isPositive()) {
            problems.answer(request, response, ApiProblem.tooManyRequests(Math.ceilDiv(wait.toMillis(), 1000L)));
            return;
        }
        if (!underWay.enter(key.get().id())) {
            problems.answer(request, response, ApiProblem.tooManyAtOnce(ConcurrentCallLimit.MAX_OF_A_KEY));
            return;
        }
        try {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new ApiCaller(key.get()));
            SecurityContextHolder.setContext(context);
            chain.doFilter(request, response);
        } finally {
            underWay.leave(key.get().id());
        }
    }

    private static @Nullable String sent(HttpServletRequest request) {
        var key = request.getHeader(KEY);
        if (key != null && !key.isBlank()) {
            return key.strip();
        }
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }
}
