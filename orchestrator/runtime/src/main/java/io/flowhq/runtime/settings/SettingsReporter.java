package io.flowhq.runtime.settings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Reports each fault of the settings in one line, and nothing when the process was stopped before it had started. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class SettingsReporter implements SpringBootExceptionReporter {

    private static final Logger log = LoggerFactory.getLogger("flowhq.settings");

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidSettings invalid) {
                invalid.faults().forEach(log::error);
                return true;
            }
            if (cause instanceof StartupInterrupted) {
                return true;
            }
        }
        return false;
    }
}
