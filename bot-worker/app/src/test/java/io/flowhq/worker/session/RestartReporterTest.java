package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEvent;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class RestartReporterTest {

    private final SessionAssignment unreachable = session(1);
    private final Queue<SessionAssignment> notified = new ConcurrentLinkedQueue<>();

    @Test
    void notifiesEachWorkflowThoughOneCannotBeNotified() {
        SessionAssignment first = session(2);
        SessionAssignment second = session(3);

        new RestartReporter(new RecordingNotifier()).report(List.of(unreachable, first, second));

        await().untilAsserted(() -> assertThat(notified).containsExactlyInAnyOrder(first, second));
    }

    private static SessionAssignment session(long epoch) {
        return new SessionAssignment(new TenantId(UUID.randomUUID()), new Epoch(epoch));
    }

    private final class RecordingNotifier implements WorkflowNotifier {

        @Override
        public void notify(SessionAssignment session, SessionEvent.Kind kind) {
            assertThat(kind).isEqualTo(SessionEvent.Kind.WORKER_RESTARTED);
            if (session.equals(unreachable)) {
                throw new IllegalStateException("Temporal is away");
            }
            notified.add(session);
        }

        @Override
        public void startLifecycle(TenantId tenant) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean reachable() {
            return true;
        }
    }
}
