package io.flowhq.worker.page;

/** There is no page to ask, or it no longer takes questions: nothing was done. */
public final class PageUnavailable extends RuntimeException {

    public PageUnavailable(String message) {
        super(message);
    }
}
