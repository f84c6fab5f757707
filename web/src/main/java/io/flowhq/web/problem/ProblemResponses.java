package io.flowhq.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpHeaders;
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
            case JSON -> json(problem);
        };
    }

    private static ResponseEntity<?> json(Problem problem) {
        var answer = ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.facts().get(Problem.RETRY_AFTER) instanceof Number seconds) {
            answer.header(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        return answer.body(problem.json());
    }
}
