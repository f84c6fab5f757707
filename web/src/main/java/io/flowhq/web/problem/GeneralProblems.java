package io.flowhq.web.problem;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;

/** The problems that are not about tenants: bad requests, expired forms, parts that do not answer, our own faults. */
final class GeneralProblems {

    private GeneralProblems() {}

    static Problem notSignedIn() {
        return new Problem(
                HttpStatus.UNAUTHORIZED,
                "not_signed_in",
                "Not signed in",
                "This needs the operator's user name and password.",
                "Send them with HTTP Basic, or sign in on the web page.");
    }

    static Problem tooManyAttempts(long seconds) {
        return new Problem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too_many_attempts",
                        "Too many wrong passwords",
                        "This one was not looked at.",
                        "Try again in " + seconds + " s.")
                .with(Problem.RETRY_AFTER, seconds);
    }

    static Problem notAllowed() {
        return new Problem(HttpStatus.FORBIDDEN, "not_allowed", "Not allowed", "Your account may not do this.", null);
    }

    static Problem formExpired() {
        return new Problem(
                HttpStatus.FORBIDDEN,
                "form_expired",
                "This form has expired",
                "It carried no valid token, so nothing was changed.",
                "Reload the page and try again.");
    }

    /** @param rule goes on after the parameter's name */
    static Problem badParameter(String name, String rule) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "bad_request",
                "Not understood",
                "The value of '" + name + "' " + rule + ".",
                null);
    }

    static Problem badBody() {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "bad_request",
                "Not understood",
                "The body is not the JSON object that belongs here.",
                null);
    }

    static Problem databaseSilent() {
        return new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "database_unavailable",
                        "The database does not answer",
                        "Nothing was changed. Assistants answer nobody until it is back, and then go on by themselves.",
                        "Look whether PostgreSQL runs and can be reached from here, then try again.")
                .with(Problem.RETRY_AFTER, OutagePage.RETRY_INTERVAL.toSeconds());
    }

    /** Says a reference that stands in the log too, and nothing about what went wrong inside. */
    static Problem unexpected() {
        var reference = UUID.randomUUID().toString().substring(0, 8);
        return new Problem(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "unexpected",
                        "Something went wrong",
                        "The fault is ours and stands in the log under " + reference + ".",
                        "Try again; if it stays, look the reference up in the log of the web process.")
                .with("reference", reference);
    }

    /** What Spring MVC itself refuses. */
    static Problem of(ErrorResponse known) {
        return of(known.getStatusCode());
    }

    static Problem of(HttpStatusCode status) {
        return switch (HttpStatus.resolve(status.value())) {
            case NOT_FOUND ->
                new Problem(
                        status,
                        "not_found",
                        "There is nothing here",
                        "No page has this address.",
                        "Go to the tenants.");
            case METHOD_NOT_ALLOWED ->
                new Problem(
                        status, "method_not_allowed", "Not possible here", "This address takes other methods.", null);
            case NOT_ACCEPTABLE ->
                new Problem(status, "not_acceptable", "Not in that form", "Answers come as HTML or as JSON.", null);
            case UNSUPPORTED_MEDIA_TYPE ->
                new Problem(status, "unsupported_media_type", "Not understood", "Send a form or JSON.", null);
            case CONTENT_TOO_LARGE ->
                new Problem(
                        status,
                        "body_too_large",
                        "Too much at once",
                        "A request may carry %d MB.".formatted(RequestBodyLimit.MAX_BYTES >> 20),
                        "Send less at a time.");
            case UNAUTHORIZED -> notSignedIn();
            case FORBIDDEN -> notAllowed();
            case SERVICE_UNAVAILABLE -> databaseSilent();
            case null, default ->
                status.is4xxClientError()
                        ? new Problem(
                                status, "bad_request", "Not understood", "The request cannot be read as it is.", null)
                        : unexpected();
        };
    }
}
