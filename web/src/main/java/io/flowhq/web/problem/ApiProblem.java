package io.flowhq.web.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A refusal of the API that integrators use, which no other part of the platform knows. */
public final class ApiProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private ApiProblem(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    /** @param code stable; programs tell refusals apart by it */
    public static ApiProblem of(
            HttpStatus status, String code, String title, String detail, @Nullable String nextStep) {
        return new ApiProblem(new Problem(status, code, title, detail, nextStep));
    }

    /** The request carries no key, or none that is valid. */
    public static ApiProblem keyNeeded(boolean sent) {
        return of(
                HttpStatus.UNAUTHORIZED,
                sent ? "invalid_api_key" : "api_key_missing",
                sent ? "This API key is not valid" : "An API key is needed",
                sent ? "It is unknown, expired or revoked." : "The request carries no API key.",
                "Send a key in the header X-Api-Key or as a Bearer token; the operator makes them.");
    }

    public static ApiProblem scopeNeeded(String scope) {
        return of(
                HttpStatus.FORBIDDEN,
                "scope_missing",
                "Not allowed",
                "The API key does not have the scope '" + scope + "', which this call needs.",
                "Ask the operator for a key that has it.");
    }

    public static ApiProblem sessionNotFound() {
        return of(
                HttpStatus.NOT_FOUND,
                "session_not_found",
                "No such session",
                "There is no such session for this key.",
                "Look it up at /api/sessions.");
    }

    /** @param seconds until the key may be used again */
    public static ApiProblem tooManyRequests(long seconds) {
        return new ApiProblem(new Problem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too_many_requests",
                        "Too many requests",
                        "The API key was used more often in the last minute than it may be.",
                        "Try again in " + seconds + " s.")
                .with(Problem.RETRY_AFTER, seconds));
    }

    /** @param calls of one key that one web process answers at once */
    public static ApiProblem tooManyAtOnce(int calls) {
        return new ApiProblem(new Problem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too_many_at_once",
                        "Too many at once",
                        calls + " calls with the API key are being answered already.",
                        "Wait for one of them, then try again.")
                .with(Problem.RETRY_AFTER, 1));
    }

    /**
     * @param streams that one key may follow at once in one web process
     * @param seconds after which a stream that nobody reads any more is noticed
     */
    public static ApiProblem tooManyStreams(int streams, long seconds) {
        return new ApiProblem(new Problem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too_many_streams",
                        "Too many streams",
                        "The API key follows events " + streams + " times already.",
                        "Close one of the streams.")
                .with(Problem.RETRY_AFTER, seconds));
    }

    /** @param what the worker did not show */
    public static ApiProblem noAnswer(String what, Duration waited) {
        return new ApiProblem(new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "no_answer",
                        "Not now",
                        "The worker showed no " + what + " within " + waited.toSeconds() + " s.",
                        "Ask again.")
                .with(Problem.RETRY_AFTER, 1));
    }

    /** The session is in a state in which this makes no sense. */
    public static ApiProblem wrongState(String code, String detail, String nextStep) {
        return of(HttpStatus.UNPROCESSABLE_ENTITY, code, "Not in this state", detail, nextStep);
    }

    public static ApiProblem sessionExists() {
        return wrongState(
                "session_exists", "There is a session of this name.", "Choose another name, or start that one.");
    }

    /** A session of the name is on its way out. */
    public static ApiProblem beingDeleted() {
        return new ApiProblem(new Problem(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "session_being_deleted",
                        "Not in this state",
                        "The session of this name is being deleted.",
                        "Try again in a moment.")
                .with(Problem.RETRY_AFTER, 2));
    }

    /** WAHA offers it and Flow HQ does not. */
    public static ApiProblem notOffered(String what) {
        return of(
                HttpStatus.NOT_IMPLEMENTED,
                "not_offered",
                "Flow HQ does not offer this",
                what,
                "The calls that it offers are listed at /api/docs.");
    }
}
