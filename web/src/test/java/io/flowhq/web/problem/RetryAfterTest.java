package io.flowhq.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.client.refusal.OrchestratorUnavailable;
import io.flowhq.client.refusal.PageBusy;
import io.flowhq.client.refusal.TooManyTexts;
import io.flowhq.contract.TenantId;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Whoever is told to come again is told when, in the body and in the header, in each form of an answer. */
class RetryAfterTest {

    private static final TenantId TENANT = new TenantId(new UUID(0, 1));

    static Stream<Problem> problems() {
        return Stream.of(
                RefusalProblems.problem(new TooManyTexts(TENANT, 40)),
                RefusalProblems.problem(new PageBusy(TENANT)),
                RefusalProblems.problem(new OrchestratorUnavailable("No orchestrator runs.")),
                GeneralProblems.tooManyAttempts(12),
                GeneralProblems.databaseSilent(),
                ApiProblem.tooManyRequests(3).problem(),
                ApiProblem.tooManyAtOnce(50).problem(),
                ApiProblem.tooManyStreams(10, 15).problem(),
                ApiProblem.noAnswer("picture", Duration.ofSeconds(15)).problem(),
                ApiProblem.beingDeleted().problem());
    }

    @ParameterizedTest
    @MethodSource("problems")
    void isSaidInTheBodyAndInTheHeader(Problem problem) {
        assertThat(problem.facts().get(Problem.RETRY_AFTER))
                .isInstanceOfSatisfying(
                        Number.class, seconds -> assertThat(seconds.longValue()).isPositive());
        for (var accepted : new String[] {"text/html", "application/json"}) {
            for (var address : new String[] {"/api/sendText", "/admin/tenants", "/app/messages"}) {
                var request = new MockHttpServletRequest("POST", address);
                request.addHeader(HttpHeaders.ACCEPT, accepted);
                var response = new MockHttpServletResponse();

                new ProblemResponses().to(request, response, problem);

                assertThat(response.getHeader(HttpHeaders.RETRY_AFTER))
                        .as("%s as %s", address, accepted)
                        .isEqualTo(String.valueOf(problem.facts().get(Problem.RETRY_AFTER)));
            }
        }
    }
}
