package io.flowhq.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutageLogTest {

    private static final String WHAT = "The outbox cannot be read";

    private final Logger log = (Logger) LoggerFactory.getLogger(OutageLogTest.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final OutageLog outage = new OutageLog(log, "The outbox can be read again");

    @BeforeEach
    void listen() {
        lines.start();
        log.setLevel(Level.DEBUG);
        log.addAppender(lines);
    }

    @AfterEach
    void leave() {
        log.detachAppender(lines);
        log.setLevel(null);
    }

    @Test
    void reportsTheFirstFailureAndTheEndOfEachOutage() {
        outage.recovered();
        outage.failed(WHAT, new IllegalStateException("refused\nat port 5432"));
        outage.failed(WHAT, new IllegalStateException("refused"));
        outage.recovered();
        outage.recovered();
        outage.failed(WHAT, new IllegalStateException("refused"));

        assertThat(lines.list)
                .extracting(line -> line.getLevel() + " " + line.getFormattedMessage())
                .containsExactly(
                        "WARN The outbox cannot be read: java.lang.IllegalStateException: refused",
                        "DEBUG The outbox cannot be read",
                        "INFO The outbox can be read again",
                        "WARN The outbox cannot be read: java.lang.IllegalStateException: refused");
    }

    @Test
    void reportsAFailureOfAnotherKind() {
        outage.failed("Temporal does not answer");
        outage.failed("Temporal has no namespace");

        assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.WARN);
    }
}
