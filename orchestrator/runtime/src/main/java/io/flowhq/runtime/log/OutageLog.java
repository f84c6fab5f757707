package io.flowhq.runtime.log;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Reports an outage once: its first failure is a WARN, repeats of the same failure are DEBUG, its end is an INFO. Several
 * threads may report.
 */
public final class OutageLog {

    private final Logger log;
    private final String recovery;
    private final AtomicReference<@Nullable String> reported = new AtomicReference<>();

    /** @param recovery the line that reports the end of the outage */
    public OutageLog(Logger log, String recovery) {
        this.log = log;
        this.recovery = recovery;
    }

    /** @param what has failed and what follows from it, the same text for each repeat */
    public void failed(String what, Throwable cause) {
        if (isNew(what)) {
            log.warn("{}: {}", what, firstLine(cause));
        } else {
            log.debug("{}", what, cause);
        }
    }

    /** Where the text says the cause too. */
    public void failed(String what) {
        if (isNew(what)) {
            log.warn("{}", what);
        } else {
            log.debug("{}", what);
        }
    }

    /** Does nothing when no failure has been reported since the last time. */
    public void recovered() {
        if (reported.getAndSet(null) != null) {
            log.info("{}", recovery);
        }
    }

    private boolean isNew(String what) {
        return !what.equals(reported.getAndSet(what));
    }

    private static String firstLine(Throwable cause) {
        return cause.toString().lines().findFirst().orElse("");
    }
}
