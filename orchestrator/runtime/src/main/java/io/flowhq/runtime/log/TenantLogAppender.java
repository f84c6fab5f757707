package io.flowhq.runtime.log;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.flowhq.contract.TenantId;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes every line that concerns one tenant to that tenant's file too; other lines go to the console only. */
final class TenantLogAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private static final Logger log = LoggerFactory.getLogger(TenantLogAppender.class);
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level ";
    private static final String REST = " [%thread] %logger{36}: %msg%n%ex";

    private final TenantLogFiles files;
    private final PatternLayoutEncoder lines = new PatternLayoutEncoder();
    private final OutageLog outage = new OutageLog(log, "The log files of tenants can be written again");

    /** @param process which writes, for several may write into one file */
    TenantLogAppender(Context context, String process, TenantLogFiles files) {
        this.files = files;
        setContext(context);
        setName("tenants");
        lines.setContext(context);
        lines.setPattern(PATTERN + process + REST);
    }

    @Override
    public void start() {
        lines.start();
        super.start();
    }

    @Override
    protected void append(ILoggingEvent line) {
        TenantLogContext.tenantOf(line).ifPresent(tenant -> write(tenant, line));
    }

    private void write(TenantId tenant, ILoggingEvent line) {
        try {
            files.append(tenant, lines.encode(line), line.getTimeStamp());
            outage.recovered();
        } catch (IOException unwritable) {
            outage.failed("The log files of tenants cannot be written", unwritable);
        }
    }
}
