package io.flowhq.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** Knows a browser again after its session has ended; one that was never told of anything has none. */
final class DeviceCookie {

    private static final String NAME = "flowhq-device";
    private static final Duration MAX_AGE = Duration.ofDays(400);

    private DeviceCookie() {}

    static Optional<UUID> of(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, NAME);
        try {
            return cookie == null ? Optional.empty() : Optional.of(UUID.fromString(cookie.getValue()));
        } catch (IllegalArgumentException noneOfOurs) {
            return Optional.empty();
        }
    }

    /** Kept from now on as long as browsers keep any. */
    static UUID given(HttpServletRequest request, HttpServletResponse response) {
        var device = of(request).orElseGet(UUID::randomUUID);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, device.toString())
                        .path("/")
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .maxAge(MAX_AGE)
                        .build()
                        .toString());
        return device;
    }
}
