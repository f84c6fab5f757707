package io.flowhq.orchestrator.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.reminder.BookingReference;
import io.flowhq.orchestrator.RealOrchestrator;
import io.flowhq.orchestrator.RealOrchestrator.Running;
import io.flowhq.store.order.CustomerRequest;
import io.flowhq.store.order.RequestStatus;
import io.flowhq.store.proactive.BookingReminders;
import io.flowhq.store.proactive.ProactiveSetting;
import io.flowhq.store.proactive.ProactiveTenant;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bookings on a real PostgreSQL, their reminders on a real Temporal server. */
@Timeout(120)
@ExtendWith(RealOrchestrator.class)
class ReminderRelayTest {

    private static final Duration LEAD = Duration.ofMinutes(30);

    private Running orchestrator;
    private ProactiveTenant tenant;

    @BeforeEach
    void begin(Running running) {
        orchestrator = running;
        tenant = ProactiveTenant.in(running::bean);
        tenant.set(
                new ProactiveSetting(LEAD, null, ProactiveSetting.OFF.quietFrom(), ProactiveSetting.OFF.quietUntil()));
    }

    @Test
    void remindsACustomerOfAConfirmedBookingInTheirLanguage() {
        CustomerRequest booking = tenant.booked(Instant.now().plus(LEAD).plusSeconds(2));
        relay();

        await().untilAsserted(() -> assertThat(tenant.texts())
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .startsWith(ProactiveTenant.NUMBER)
                        .contains("inakukumbusha miadi yako ya *kusuka*")));
        await().until(() -> status(booking) == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
    }

    @Test
    void endsTheWorkflowOfABookingThatIsCalledOff() {
        CustomerRequest booking = tenant.booked(Instant.now().plus(Duration.ofDays(2)));
        relay();
        assertThat(status(booking)).isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);

        tenant.decide(booking.id(), RequestStatus.CANCELLED);
        relay();

        await().until(() -> status(booking) == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
        assertThat(tenant.texts()).isEmpty();
    }

    @Test
    void remindsOfTheOtherBookingsWhereOneCannotBeSettled() {
        JdbcClient jdbc = orchestrator.bean(JdbcClient.class);
        CustomerRequest stuck = tenant.booked(Instant.now().plus(Duration.ofDays(2)));
        CustomerRequest other = tenant.booked(Instant.now().plus(Duration.ofDays(3)));
        jdbc.sql("create function refuse_change() returns trigger language plpgsql as"
                        + " $$ begin raise check_violation; end $$")
                .update();
        jdbc.sql("create trigger refuse_change before delete on booking_changes for each row when (old.booking_id = "
                        + stuck.id() + ") execute function refuse_change()")
                .update();
        try {
            assertThatThrownBy(this::relay).isInstanceOf(DataAccessException.class);

            assertThat(status(other)).isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
            assertThat(orchestrator.bean(BookingReminders.class).changes(50))
                    .extracting(BookingReminders.Change::booking)
                    .contains(stuck.id())
                    .doesNotContain(other.id());
        } finally {
            jdbc.sql("drop function refuse_change cascade").update();
        }
    }

    private void relay() {
        orchestrator.bean(ReminderRelay.class).relay();
    }

    private WorkflowExecutionStatus status(CustomerRequest booking) {
        return orchestrator
                .bean(WorkflowClient.class)
                .newUntypedWorkflowStub(new BookingReference(tenant.id(), booking.id()).workflowId())
                .describe()
                .getStatus();
    }
}
