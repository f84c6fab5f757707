package io.flowhq.web.startup;

import java.net.BindException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in one line that the port is taken or the address is not this machine's. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class ListeningReporter implements SpringBootExceptionReporter {

    private static final Logger log = LoggerFactory.getLogger("flowhq.settings");

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException taken) {
                log.error(
                        "PORT {} is already in use; stop what listens there or set PORT to another.", taken.getPort());
                return true;
            }
            if (cause instanceof BindException) {
                log.error("BIND is not an address of this machine: {}.", cause.getMessage());
                return true;
            }
        }
        return false;
    }
}
