package io.flowhq.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What a request wants its answer to be. */
public enum ResponseFormat {
    /** A whole HTML page: a person with a browser. */
    PAGE,
    /** A piece of a page that htmx puts in place. */
    FRAGMENT,
    /** A program. */
    JSON;

    /**
     * {@code Accept} decides. One that takes anything means JSON from a program that sends Basic credentials or a JSON
     * body, and HTML from everyone else.
     */
    public static ResponseFormat wantedBy(HttpServletRequest request) {
        if (isApi(request)) {
            return JSON;
        }
        if (request.getHeader("HX-Request") != null && request.getHeader("HX-History-Restore-Request") == null) {
            return FRAGMENT;
        }
        for (var accepted : accepted(request)) {
            if (accepted.isWildcardType()) {
                return fallback(request);
            }
            if (accepted.isCompatibleWith(MediaType.TEXT_HTML)) {
                return PAGE;
            }
            if (accepted.isCompatibleWith(MediaType.APPLICATION_JSON)
                    || accepted.isCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                    || accepted.isCompatibleWith(MediaType.TEXT_EVENT_STREAM)) {
                return JSON;
            }
        }
        return fallback(request);
    }

    /** Whether a program called the API that integrators use, which answers in JSON whatever is accepted. */
    static boolean isApi(HttpServletRequest request) {
        var path = path(request);
        return path.startsWith("/api/") || path.equals("/ping") || path.equals("/health") || path.equals("/mcp");
    }

    /** Whether the request is for a page of a business's own people, who read Swahili or English. */
    public static boolean isPortal(HttpServletRequest request) {
        var path = path(request);
        return path.equals("/app")
                || path.startsWith("/app/")
                || path.startsWith("/trial/")
                || path.startsWith("/link/");
    }

    private static String path(HttpServletRequest request) {
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var address = failed instanceof String first ? first : request.getRequestURI();
        return address.substring(request.getContextPath().length());
    }

    private static ResponseFormat fallback(HttpServletRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        var body = request.getContentType();
        var program = authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6)
                || body != null && body.startsWith(MediaType.APPLICATION_JSON_VALUE);
        return program ? JSON : PAGE;
    }

    private static List<MediaType> accepted(HttpServletRequest request) {
        try {
            var types = MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT));
            return types.stream()
                    .sorted((a, b) -> Double.compare(b.getQualityValue(), a.getQualityValue()))
                    .toList();
        } catch (InvalidMediaTypeException unreadable) {
            return List.of();
        }
    }
}
