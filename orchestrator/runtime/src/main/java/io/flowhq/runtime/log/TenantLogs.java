package io.flowhq.runtime.log;

import ch.qos.logback.classic.Logger;
import io.flowhq.contract.TenantId;
import io.flowhq.store.tenant.Tenants;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Keeps a log file per tenant while the process runs, and removes those of deleted tenants at start and every hour. */
final class TenantLogs implements SmartLifecycle {

    private static final org.slf4j.Logger log = LoggerFactory.getLogger(TenantLogs.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final TenantLogFiles files;
    private final Tenants tenants;
    private final String process;
    private @Nullable TenantLogAppender appender;
    private @Nullable ScheduledExecutorService timer;

    TenantLogs(TenantLogSettings settings, Tenants tenants, String process) {
        this.files = new TenantLogFiles(settings);
        this.tenants = tenants;
        this.process = process;
    }

    /** Removes the files of tenants that are no more. */
    void forgetTheDeleted() {
        try {
            Set<TenantId> written = files.tenants();
            Set<TenantId> there = tenants.existing(written);
            for (TenantId tenant : written) {
                if (!there.contains(tenant)) {
                    files.forget(tenant);
                }
            }
        } catch (IOException | DataAccessException | TransactionException later) {
            log.debug("log files of deleted tenants are removed later: {}", later.getMessage());
        }
    }

    /** Before anything that works for a tenant. */
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
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("tenant-logs").factory());
        started.scheduleWithFixedDelay(this::forgetTheDeleted, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        timer = started;
    }

    @Override
    public void stop() {
        if (appender != null) {
            root().detachAppender(appender);
            appender.stop();
            appender = null;
        }
        if (timer != null) {
            timer.shutdownNow();
        }
        timer = null;
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
