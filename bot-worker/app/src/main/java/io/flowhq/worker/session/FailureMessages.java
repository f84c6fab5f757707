package io.flowhq.worker.session;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** What lies behind the exceptions that futures wrap around each other. */
final class FailureMessages {

    private FailureMessages() {}

    static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** In one line. */
    static String words(Throwable failure) {
        Throwable cause = cause(failure);
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines()
                        .limit(2)
                        .map(String::strip)
                        .reduce((a, b) -> a + " " + b)
                        .orElse("");
    }
}
