package io.flowhq.worker.page;

/** The page died with a question open: whether it did what was asked is not known. */
public final class PageLost extends RuntimeException {

    PageLost(String message) {
        super(message);
    }
}
