package io.flowhq.web.security;

import io.flowhq.web.problem.FilterProblems;
import io.flowhq.web.problem.ResponseFormat;
import io.flowhq.web.problem.TooManyAttempts;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Answers whoever is not signed in: people get the sign-in page, a fragment of an expired page tells htmx to go there as
 * a whole, and programs get a 401 problem with a Basic challenge. Whoever tried too often gets a 429 that says how long
 * to wait.
 */
final class SignInEntryPoint implements AuthenticationEntryPoint {

    private final FilterProblems problems;

    SignInEntryPoint(FilterProblems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        var signInPage = request.getContextPath() + "/login";
        if (why instanceof TooManyAttempts many) {
            problems.answer(request, response, many);
            return;
        }
        switch (ResponseFormat.wantedBy(request)) {
            case PAGE -> response.sendRedirect(signInPage);
            case FRAGMENT -> {
                response.setStatus(HttpStatus.UNAUTHORIZED.value());
                response.setHeader("HX-Redirect", signInPage);
            }
            case JSON -> {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Flow HQ\", charset=\"UTF-8\"");
                problems.answer(request, response, why);
            }
        }
    }
}
