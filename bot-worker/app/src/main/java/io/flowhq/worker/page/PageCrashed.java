package io.flowhq.worker.page;

/** The page died with a question open: whether it did what was asked is not known. */
public final class PageCrashed extends RuntimeException {

    PageCrashed(String message) {
        super(message);
    }
}
