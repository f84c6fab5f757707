package io.flowhq.worker.browser;

import java.time.Duration;

/** A call to a page did not return in its time; the page may be in a loop or its navigation may wait for a server. */
public final class CallTimedOut extends RuntimeException {

    CallTimedOut(String what, Duration deadline, Throwable cause) {
        super("%s did not return within %d ms".formatted(what, deadline.toMillis()), cause);
    }
}
