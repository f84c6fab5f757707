package io.flowhq.web.problem;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** A sign-in that was not even looked at, because too many wrong ones came before it. */
public final class TooManyAttempts extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    /** @param wait until the next attempt is looked at */
    public TooManyAttempts(Duration wait) {
        super("Too many wrong passwords.");
        this.seconds = Math.ceilDiv(wait.toMillis(), 1000);
    }

    /** Until the next attempt is looked at, rounded up. */
    public long seconds() {
        return seconds;
    }
}
