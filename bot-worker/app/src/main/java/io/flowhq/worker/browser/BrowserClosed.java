package io.flowhq.worker.browser;

/** The browser that was asked has been closed or has died. */
public final class BrowserClosed extends RuntimeException {

    BrowserClosed(String message) {
        super(message);
    }
}
