package io.flowhq.runtime.log;

import ch.qos.logback.classic.Logger;
import io.flowhq.contract.TenantId;
import io.flowhq.runtime.schedule.PeriodicTask;
import io.flowhq.store.tenant.Tenants;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Writes a log file per tenant while the process runs, and removes those of deleted tenants at start and every hour. */
final class TenantLogs extends PeriodicTask {

    private static final org.slf4j.Logger log = LoggerFactory.getLogger(TenantLogs.class);
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final TenantLogFiles files;
    private final Tenants tenants;
    private final String process;
    private @Nullable TenantLogAppender appender;

    TenantLogs(TenantLogSettings settings, Tenants tenants, String process) {
        super("tenant-logs");
        this.files = new TenantLogFiles(settings);
        this.tenants = tenants;
        this.process = process;
    }

    /** Removes the files of deleted tenants. */
    @Override
    protected Duration round() {
        try {
            Set<TenantId> written = files.tenants();
            Set<TenantId> existing = tenants.existing(written);
            for (TenantId tenant : written) {
                if (!existing.contains(tenant)) {
                    files.forget(tenant);
                }
            }
        } catch (IOException | DataAccessException | TransactionException later) {
            log.debug("Log files of deleted tenants are removed later: {}", later.getMessage());
        }
        return INTERVAL;
    }

    /** Started before whatever works for a tenant. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void start() {
        TenantLogAppender writer = new TenantLogAppender(root().getLoggerContext(), process, files);
        writer.start();
        root().addAppender(writer);
        appender = writer;
        super.start();
    }

    @Override
    public void stop() {
        if (appender != null) {
            root().detachAppender(appender);
            appender.stop();
            appender = null;
        }
        super.stop();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
