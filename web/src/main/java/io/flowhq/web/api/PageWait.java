package io.flowhq.web.api;

import io.flowhq.web.page.AnswerPolling;
import io.flowhq.web.problem.ApiProblem;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for what a session's worker writes down when it was asked for something. */
final class PageWait {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private PageWait() {}

    /**
     * @param what is waited for, in the words of the refusal
     * @throws ApiProblem when it does not come in time
     */
    static <T> T until(String what, Supplier<Optional<T>> look) throws InterruptedException {
        return AnswerPolling.within(TIMEOUT, look).orElseThrow(() -> ApiProblem.noAnswer(what, TIMEOUT));
    }
}
