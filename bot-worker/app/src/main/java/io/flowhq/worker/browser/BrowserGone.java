package io.flowhq.worker.browser;

/** The browser that was asked has been closed or has died. */
public final class BrowserGone extends RuntimeException {

    BrowserGone(String message) {
        super(message);
    }
}
