package io.flowhq.web.portal;

import io.flowhq.contract.CleanText;
import io.flowhq.store.portal.User;
import io.flowhq.store.portal.Users;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in who sends the portal's key and names a known person. The key is compared in constant time; without a key in
 * the settings nobody is let in. Answers on these addresses are JSON, whatever the caller accepts.
 */
final class PortalKeyFilter extends OncePerRequestFilter {

    static final String KEY = "x-portal-key";
    static final String EMAIL = "x-user-email";

    private static final int MAX_EMAIL = 320;

    private final String internalKey;
    private final Users users;

    PortalKeyFilter(String internalKey, Users users) {
        this.internalKey = internalKey;
        this.users = users;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (internalKey.isBlank()) {
            PortalError.NOT_CONFIGURED.write(response);
            return;
        }
        if (!isRight(request.getHeader(KEY))) {
            PortalError.UNAUTHORIZED.write(response);
            return;
        }
        var email = request.getHeader(EMAIL);
        if (email == null || email.isBlank()) {
            PortalError.EMAIL_MISSING.write(response);
            return;
        }
        Optional<User> user = users.withEmail(CleanText.of(email, MAX_EMAIL).strip());
        if (user.isEmpty()) {
            PortalError.USER_NOT_FOUND.write(response);
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new PortalCaller(user.get()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(new JsonRequest(request), response);
    }

    private boolean isRight(@Nullable String key) {
        return key != null
                && MessageDigest.isEqual(
                        key.getBytes(StandardCharsets.UTF_8), internalKey.getBytes(StandardCharsets.UTF_8));
    }

    /** One error of the portal API. */
    private enum PortalError {
        NOT_CONFIGURED(HttpStatus.INTERNAL_SERVER_ERROR, "Portal not configured"),
        UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "Unauthorized"),
        EMAIL_MISSING(HttpStatus.BAD_REQUEST, "Missing x-user-email"),
        USER_NOT_FOUND(HttpStatus.NOT_FOUND, "User not found");

        private final HttpStatus status;
        private final String error;

        PortalError(HttpStatus status, String error) {
            this.status = status;
            this.error = error;
        }

        /** A problem detail that also has the member by which the portal knows errors. */
        void write(HttpServletResponse response) throws IOException {
            response.setStatus(status.value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getWriter()
                    .write("{\"error\":\"%s\",\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"code\":\"%s\"}"
                            .formatted(error, error, status.value(), name().toLowerCase(java.util.Locale.ROOT)));
        }
    }

    private static final class JsonRequest extends HttpServletRequestWrapper {

        JsonRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return HttpHeaders.ACCEPT.equalsIgnoreCase(name) ? MediaType.APPLICATION_JSON_VALUE : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return HttpHeaders.ACCEPT.equalsIgnoreCase(name)
                    ? Collections.enumeration(Collections.singleton(MediaType.APPLICATION_JSON_VALUE))
                    : super.getHeaders(name);
        }
    }
}
