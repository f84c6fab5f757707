package io.flowhq.web.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * A refusal in words.
 *
 * @param code stable; programs tell refusals apart by it
 * @param title what happened, in a few words
 * @param detail what was attempted and why it was not done
 * @param nextStep what the reader can do about it
 * @param facts further members of the JSON form, such as {@code phase} and {@code errors}
 */
record Problem(
        HttpStatusCode status,
        String code,
        String title,
        String detail,
        @Nullable String nextStep,
        Map<String, Object> facts) {

    /** The fact that says in how many seconds the same may be asked again; it is a header as well. */
    static final String RETRY_AFTER = "retry_after";

    Problem(HttpStatusCode status, String code, String title, String detail, @Nullable String nextStep) {
        this(status, code, title, detail, nextStep, Map.of());
    }

    Problem with(String fact, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var more = new LinkedHashMap<>(facts);
        more.put(fact, value);
        return new Problem(status, code, title, detail, nextStep, more);
    }

    /** The RFC 9457 form. */
    ProblemDetail json() {
        var json = ProblemDetail.forStatusAndDetail(status, detail);
        json.setTitle(title);
        json.setProperty("code", code);
        if (nextStep != null) {
            json.setProperty("next_step", nextStep);
        }
        facts.forEach(json::setProperty);
        return json;
    }
}
