package io.flowhq.web.security;

import io.flowhq.web.problem.TooManyAttempts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Leads back to the sign-in page, which says why. */
final class SignInFailed implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        var page = request.getContextPath() + "/login?";
        response.sendRedirect(page + (why instanceof TooManyAttempts many ? "wait=" + many.seconds() : "error"));
    }
}
