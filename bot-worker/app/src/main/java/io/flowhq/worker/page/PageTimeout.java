package io.flowhq.worker.page;

import java.time.Duration;

/** The page took a question and did not answer in time: whether it did what was asked is not known. */
public final class PageTimeout extends RuntimeException {

    PageTimeout(String operation, Duration timeout) {
        super("the page did not answer %s within %d s".formatted(operation, timeout.toSeconds()));
    }

    /** Handing the question over stalled; the page may still come to it. */
    PageTimeout(String operation, Throwable stalled) {
        super("the page did not take %s: %s".formatted(operation, stalled.getMessage()), stalled);
    }
}
