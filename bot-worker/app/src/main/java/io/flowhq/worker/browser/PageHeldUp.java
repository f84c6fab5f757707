package io.flowhq.worker.browser;

/** The page's last call stalled; this one was not even tried. */
public final class PageHeldUp extends RuntimeException {

    PageHeldUp() {
        super("the page takes no calls at the moment");
    }
}
