package io.flowhq.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Gives a problem the form a request wants: a page, an alert for the page that is already there, or JSON. */
@Component
class ProblemResponses {

    /** Whatever says how long to wait says it in the header {@code Retry-After}, too. */
    Object to(HttpServletRequest request, HttpServletResponse response, Problem problem) {
        if (problem.facts().get(Problem.RETRY_AFTER) instanceof Number seconds) {
            response.setHeader(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        return switch (ResponseFormat.wantedBy(request)) {
            case PAGE -> ResponseFormat.isPortal(request) ? portalPage(problem) : page(problem);
            case FRAGMENT -> new ModelAndView("problem :: alert", Map.of("problem", problem), problem.status());
            case JSON -> json(problem, ResponseFormat.isApi(request));
        };
    }

    private static ModelAndView page(Problem problem) {
        return new ModelAndView("problem", Map.of("problem", problem), problem.status());
    }

    /** For people of a business, in their language; it needs no HTTP session either. */
    private static ModelAndView portalPage(Problem problem) {
        var key = switch (problem.code()) {
            case "not_found" -> "portal.problem.missing";
            case "form_expired" -> "portal.problem.expired";
            case "not_allowed" -> "portal.problem.nobusiness";
            case "database_unavailable" -> "portal.unavailable";
            case "body_too_large" -> "portal.problem.large";
            case "unexpected" -> "portal.problem.unexpected";
            default -> "portal.problem.unread";
        };
        var page = new ModelAndView("portal/problem", Map.of("key", key, "plain", true), problem.status());
        page.addObject("reference", problem.facts().get("reference"));
        return page;
    }

    /** @param forWaha whether clients of WAHA read it, who look for the words in {@code message} */
    private static ResponseEntity<?> json(Problem problem, boolean forWaha) {
        var body = problem.json();
        if (forWaha) {
            body.setProperty("message", problem.detail());
        }
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }
}
