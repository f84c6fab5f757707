package io.flowhq.worker.session;

import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEvent;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What a session says: to PostgreSQL under its epoch, and to its workflow. Nothing here blocks, and what cannot be said
 * now is said later, in the same order.
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
        this.toStore = new RetryingQueue("PostgreSQL", session.tenant());
        this.toWorkflow = new RetryingQueue("Temporal", session.tenant());
    }

    void tell(SessionEvent.Kind kind) {
        toWorkflow.put(kind.name(), () -> workflow.tell(session, kind));
    }

    /** When everything written before is in PostgreSQL. */
    void tellAfterWrites(SessionEvent.Kind kind) {
        toStore.put(kind.name(), () -> tell(kind));
    }

    /** @param write answers false when it was refused as stale */
    void write(String what, BooleanSupplier write) {
        toStore.put(what, () -> {
            if (!write.getAsBoolean()) {
                stale.run();
            }
        });
    }

    void flushWrites(Duration patience) {
        toStore.flush(patience);
    }

    void flush(Duration patience) {
        toWorkflow.flush(patience);
    }

    /** What has not been said by now is not said. */
    @Override
    public void close() {
        toStore.close();
        toWorkflow.close();
    }
}
