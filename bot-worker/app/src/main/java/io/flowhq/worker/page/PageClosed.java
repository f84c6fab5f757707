package io.flowhq.worker.page;

/** There is no page to ask, or it no longer takes questions: nothing was done. */
public final class PageClosed extends RuntimeException {

    public PageClosed(String message) {
        super(message);
    }
}
