package io.flowhq.worker.browser;

/** There is no browser to run a session in; the message says what to install. */
public final class NoChromium extends RuntimeException {

    NoChromium(String message) {
        super(message);
    }
}
