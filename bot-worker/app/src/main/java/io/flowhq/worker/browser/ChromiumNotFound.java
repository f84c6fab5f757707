package io.flowhq.worker.browser;

/** There is no browser to run a session in; the message says what to install. */
public final class ChromiumNotFound extends RuntimeException {

    ChromiumNotFound(String message) {
        super(message);
    }
}
