package io.flowhq.web.problem;

import org.springframework.http.HttpStatus;

/** How the API that integrators use says what the admin addresses say: a wrong state is 422, and tenants are sessions. */
final class ApiDialect {

    private ApiDialect() {}

    static Problem of(Problem problem) {
        return switch (problem.code()) {
            case "command_refused", "not_connected", "phone_number_taken" ->
                new Problem(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        problem.code(),
                        problem.title(),
                        problem.detail(),
                        problem.nextStep(),
                        problem.facts());
            case "tenant_not_found" ->
                new Problem(
                        problem.status(),
                        "session_not_found",
                        "No such session",
                        "There is no such session for this key.",
                        "Look it up at /api/sessions.");
            default -> problem;
        };
    }
}
