package io.flowhq.web.problem;

import io.flowhq.client.TemporalAvailability;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Stands in for every page while the database does not answer: says what is known without it and what is not, and looks
 * by itself whether the page can be shown again. Who asks is not known either, so it tells nothing about any tenant.
 */
@Component
class OutagePage {

    static final Duration RETRY_INTERVAL = Duration.ofSeconds(5);

    private final TemporalAvailability temporal;

    OutagePage(TemporalAvailability temporal) {
        this.temporal = temporal;
    }

    ModelAndView show(HttpServletRequest request, HttpServletResponse response, Problem problem) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_INTERVAL.toSeconds()));
        var page = new ModelAndView(isOwners(request) ? "portal/outage" : "outage", problem.status());
        page.addObject("problem", problem);
        page.addObject("temporal", temporal.answers());
        page.addObject("outage", true);
        if (HttpMethod.GET.matches(request.getMethod())) {
            page.addObject("retry", RETRY_INTERVAL.toSeconds());
        }
        return page;
    }

    private static boolean isOwners(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return path.equals("/app") || path.startsWith("/app/") || path.startsWith("/link/");
    }
}
