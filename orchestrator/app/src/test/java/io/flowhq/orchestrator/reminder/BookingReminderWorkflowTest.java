package io.flowhq.orchestrator.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhq.contract.TaskQueues;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.reminder.BookingReference;
import io.flowhq.contract.reminder.BookingReminder;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a test server that skips time; a history of this code is recorded with {@code -Dflowhq.histories.write=true}. */
@Timeout(60)
class BookingReminderWorkflowTest {

    private static final Path HISTORY =
            Path.of("src", "test", "resources", "histories", "reminded-after-the-booking-was-moved.json");

    private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();
    private final FakeReminderActivities activities = new FakeReminderActivities();
    private final BookingReference booking = new BookingReference(new TenantId(new UUID(1, 2)), 7);
    private BookingReminder reminder;

    @BeforeEach
    void aWorker() {
        var worker = environment.newWorker(TaskQueues.TENANTS);
        worker.registerWorkflowImplementationTypes(BookingReminderWorkflow.class);
        worker.registerActivitiesImplementations(activities);
        environment.start();
        reminder = environment
                .getWorkflowClient()
                .newWorkflowStub(
                        BookingReminder.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(booking.workflowId())
                                .setTaskQueue(TaskQueues.TENANTS)
                                .build());
    }

    @AfterEach
    void close() {
        environment.close();
    }

    @Test
    void remindsWhenItIsTimeAndEnds() {
        activities.due = in(Duration.ofDays(3));
        begin();
        environment.sleep(Duration.ofDays(3).minusMinutes(1));
        assertThat(activities.planned).isEmpty();

        end();

        assertThat(activities.planned).containsExactly(booking);
    }

    @Test
    void remindsAtOnceOfWhatIsDueAlready() {
        activities.due = in(Duration.ofMinutes(-5));
        begin();

        end();

        assertThat(activities.planned).hasSize(1);
    }

    @Test
    void waitsAnewWhenTheBookingIsMoved() throws IOException {
        activities.due = in(Duration.ofDays(1));
        begin();
        environment.sleep(Duration.ofHours(2));
        activities.due = in(Duration.ofDays(4));
        reminder.changed();
        environment.sleep(Duration.ofDays(3));
        assertThat(activities.planned).isEmpty();

        end();

        assertThat(activities.planned).hasSize(1);
        if (Boolean.getBoolean("flowhq.histories.write")) {
            Files.writeString(
                    HISTORY,
                    environment
                            .getWorkflowClient()
                            .fetchHistory(booking.workflowId())
                            .toJson(true));
        }
    }

    @Test
    void endsWithABookingThatIsCalledOff() {
        activities.due = in(Duration.ofDays(1));
        begin();
        environment.sleep(Duration.ofHours(2));
        activities.due = null;
        reminder.changed();

        end();

        assertThat(activities.planned).isEmpty();
    }

    @Test
    void triesAgainWhileThereIsNoRoom() {
        activities.due = in(Duration.ofHours(1));
        activities.refusals.set(5);
        begin();

        end();

        assertThat(activities.planned).hasSize(1);
    }

    @Test
    void replaysAHistoryOfEarlierCode() throws Exception {
        WorkflowReplayer.replayWorkflowExecution(
                WorkflowExecutionHistory.fromJson(Files.readString(HISTORY)), BookingReminderWorkflow.class);
    }

    @Test
    void noticesAHistoryThatTheCodeWouldNotHaveWritten() throws IOException {
        String other = Files.readString(HISTORY).replace("\"PlanReminder\"", "\"SendReminder\"");
        assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(
                        WorkflowExecutionHistory.fromJson(other), BookingReminderWorkflow.class))
                .hasStackTraceContaining("PlanReminder");
    }

    private void begin() {
        WorkflowClient.start(reminder::remind, booking);
    }

    private void end() {
        WorkflowStub.fromTyped(reminder).getResult(Void.class);
    }

    private Instant in(Duration duration) {
        return Instant.ofEpochMilli(environment.currentTimeMillis()).plus(duration);
    }
}
