package io.flowhq.orchestrator.temporal;

import io.temporal.spring.boot.TemporalOptionsCustomizer;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the orchestrator works: many workflows on virtual threads, no more database activities than connections. */
@Configuration(proxyBeanMethods = false)
class TemporalConfiguration {

    private static final int CONCURRENCY = 20;

    /** Longer than a busy host keeps a thread from running, shorter than the 10 s of a workflow task. */
    private static final Duration DEADLOCK_TIMEOUT = Duration.ofSeconds(5);

    @Bean
    TemporalOptionsCustomizer<WorkerFactoryOptions.Builder> workflowThreads() {
        return options -> options.setUsingVirtualWorkflowThreads(true).setEnableLoggingInReplay(false);
    }

    @Bean
    TemporalOptionsCustomizer<WorkerOptions.Builder> databaseActivities() {
        return options -> options.setMaxConcurrentActivityExecutionSize(CONCURRENCY)
                .setMaxConcurrentLocalActivityExecutionSize(CONCURRENCY)
                .setMaxConcurrentActivityTaskPollers(2)
                .setDefaultDeadlockDetectionTimeout(DEADLOCK_TIMEOUT.toMillis())
                .setUsingVirtualThreadsOnActivityWorker(true)
                .setUsingVirtualThreadsOnLocalActivityWorker(true);
    }
}
