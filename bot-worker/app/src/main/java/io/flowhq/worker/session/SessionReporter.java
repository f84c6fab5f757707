package io.flowhq.worker.session;

import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEvent;
import io.flowhq.store.failure.DatabaseFailures;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Reports a session: to PostgreSQL under its epoch, and to its workflow. Only the flushes block; what cannot be reported
 * now is reported later, in the same order.
 */
final class SessionReporter implements AutoCloseable {

    private final SessionAssignment session;
    private final WorkflowNotifier workflow;
    private final Runnable stale;
    private final RetryingQueue toStore;
    private final RetryingQueue toWorkflow;

    /** @param stale called when PostgreSQL refuses a write because a newer session owns the tenant */
    SessionReporter(SessionAssignment session, WorkflowNotifier workflow, Runnable stale) {
        this.session = session;
        this.workflow = workflow;
        this.stale = stale;
        this.toStore = new RetryingQueue("PostgreSQL", session.tenant(), DatabaseFailures::isTransient);
        this.toWorkflow = new RetryingQueue("Temporal", session.tenant(), failure -> true);
    }

    void start() {
        toStore.start();
        toWorkflow.start();
    }

    void notifyWorkflow(SessionEvent.Kind kind) {
        toWorkflow.put(kind.name(), () -> workflow.notify(session, kind));
    }

    /** When everything written before is in PostgreSQL. */
    void notifyAfterWrites(SessionEvent.Kind kind) {
        toStore.put(kind.name(), () -> notifyWorkflow(kind));
    }

    /** @param write answers false when it was refused as stale */
    void write(String what, BooleanSupplier write) {
        toStore.put(what, () -> {
            if (!write.getAsBoolean()) {
                stale.run();
            }
        });
    }

    void flushWrites(Duration timeout) {
        toStore.flush(timeout);
    }

    void flush(Duration timeout) {
        toWorkflow.flush(timeout);
    }

    /** What has not been reported by now is dropped. */
    @Override
    public void close() {
        toStore.close();
        toWorkflow.close();
    }
}
