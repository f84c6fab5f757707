package io.flowhq.runtime.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;

/**
 * Keeps an appender on the root logger, also when the logging system is configured anew: that stops and detaches every
 * appender.
 */
final class RootAppenderAttachment implements LoggerContextListener {

    private final LoggerContext context;
    private final TenantLogAppender appender;

    RootAppenderAttachment(LoggerContext context, TenantLogAppender appender) {
        this.context = context;
        this.appender = appender;
    }

    void attach() {
        appender.start();
        root().addAppender(appender);
        context.addListener(this);
    }

    void detach() {
        context.removeListener(this);
        root().detachAppender(appender);
        appender.stop();
    }

    @Override
    public boolean isResetResistant() {
        return true;
    }

    @Override
    public void onReset(LoggerContext context) {
        appender.start();
        root().addAppender(appender);
    }

    @Override
    public void onStart(LoggerContext context) {}

    @Override
    public void onStop(LoggerContext context) {}

    @Override
    public void onLevelChange(Logger logger, Level level) {}

    private Logger root() {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
