package io.flowhq.simulator.state;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in one line that the state cannot be read. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnreadableStateReporter implements SpringBootExceptionReporter {

    private static final Logger log = LoggerFactory.getLogger(UnreadableStateReporter.class);

    @Override
    public boolean reportException(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableState unreadable) {
                log.error("{}", unreadable.getMessage());
                return true;
            }
        }
        return false;
    }
}
