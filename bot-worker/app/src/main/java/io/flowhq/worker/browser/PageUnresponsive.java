package io.flowhq.worker.browser;

/** The page's last call stalled; this one was not even tried. */
public final class PageUnresponsive extends RuntimeException {

    PageUnresponsive() {
        super("the page takes no calls at the moment");
    }
}
