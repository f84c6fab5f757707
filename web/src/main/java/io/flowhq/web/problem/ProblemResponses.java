package io.flowhq.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Gives a problem the form a request wants: a page, an alert for the page that is already there, or JSON. */
@Component
class ProblemResponses {

    Object to(HttpServletRequest request, Problem problem) {
        return switch (ResponseFormat.wantedBy(request)) {
            case PAGE -> new ModelAndView("problem", Map.of("problem", problem), problem.status());
            case FRAGMENT -> new ModelAndView("problem :: alert", Map.of("problem", problem), problem.status());
            case JSON ->
                ResponseEntity.status(problem.status())
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(problem.json());
        };
    }
}
