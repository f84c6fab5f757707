package io.flowhq.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flowhq.client.form.NewTenantForm;
import io.flowhq.client.refusal.CommandRefused;
import io.flowhq.client.refusal.PhoneNumberTaken;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.contract.CleanText;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.TaskQueues;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.lifecycle.CommandOutbox;
import io.flowhq.store.lifecycle.OutboxCommand;
import io.flowhq.store.portal.AuditEntry;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.store.tenant.TenantFilter;
import io.flowhq.store.tenant.TenantOverviews;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"spring.temporal.test-server.enabled=true", "flowhq.client.patience=10s"})
class TenantCommandsTest {

    private static final AtomicLong NUMBERS = new AtomicLong(255_710_000_000L);

    @Configuration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        InstantSource clock() {
            return () -> Instant.now().plus(wrong);
        }
    }

    /** How far the clock of this host is ahead. */
    private static volatile Duration wrong = Duration.ZERO;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
    }

    @BeforeAll
    static void orchestrator(@Autowired TestWorkflowEnvironment temporal) {
        temporal.newWorker(TaskQueues.TENANTS).registerWorkflowImplementationTypes(InstantLifecycle.class);
        temporal.start();
    }

    @Autowired
    TenantCommands commands;

    @Autowired
    TenantOverviews overviews;

    @Autowired
    CommandOutbox outbox;

    @Autowired
    AuditTrail audit;

    @Test
    void countsTheTimeOfACommandByTheDatabasesClock() {
        TenantId tenant = created();
        wrong = Duration.ofMinutes(-10);
        try {
            commands.give(CommandKind.START, tenant, RequestId.random(), "amina", null);
        } finally {
            wrong = Duration.ZERO;
        }

        assertThat(InstantLifecycle.LATEST.get().notAfter())
                .isAfter(Instant.now().minusSeconds(60));
    }

    @Test
    void startsATenantByStartingItsWorkflow() {
        TenantId tenant = created();

        CommandResult answer = commands.give(CommandKind.START, tenant, RequestId.random(), "amina", "opening day");

        assertThat(answer.phase()).isEqualTo(PhaseName.RUNNING);
        assertThat(audit.latest(tenant, 1)).singleElement().satisfies(entry -> {
            assertThat(entry.eventType()).isEqualTo("command");
            assertThat(entry.payload())
                    .containsEntry("by", "amina")
                    .containsEntry("command", "START")
                    .containsEntry("why", "opening day")
                    .containsEntry("outcome", "done")
                    .containsEntry("phase", "RUNNING");
        });
    }

    @Test
    void refusesASecondStartInTheWordsOfTheWorkflow() {
        TenantId tenant = created();
        commands.give(CommandKind.START, tenant, RequestId.random(), "amina", null);

        CommandRefused refused = catchThrowableOfType(
                CommandRefused.class,
                () -> commands.give(CommandKind.START, tenant, RequestId.random(), "amina", null));

        assertThat(refused.code()).isEqualTo("command_refused");
        assertThat(refused.tenant()).isEqualTo(tenant);
        assertThat(refused.phase()).isEqualTo(PhaseName.RUNNING);
        assertThat(refused.nextStep()).isEqualTo("It is already running; restart it if you want a new browser.");
        assertThat(refused).hasMessage("Cannot start tenant " + tenant + " while it is RUNNING.");
        assertThat(audit.latest(tenant, 1).getFirst().payload())
                .containsEntry("outcome", "command_refused")
                .containsEntry("phase", "RUNNING");
    }

    @Test
    void doesACommandOnceHoweverOftenItsRequestIsRepeated() {
        TenantId tenant = created();
        RequestId request = RequestId.random();
        int before = InstantLifecycle.STARTS.get();

        CommandResult first = commands.give(CommandKind.START, tenant, request, "amina", null);
        CommandResult second = commands.give(CommandKind.START, tenant, request, "amina", null);

        assertThat(second).isEqualTo(first);
        assertThat(InstantLifecycle.STARTS.get() - before).isOne();
    }

    @Test
    void refusesToStopATenantThatWasNeverStarted() {
        TenantId tenant = created();

        CommandRefused refused = catchThrowableOfType(
                CommandRefused.class, () -> commands.give(CommandKind.STOP, tenant, RequestId.random(), "amina", null));

        assertThat(refused.phase()).isEqualTo(PhaseName.NEW);
        assertThat(refused.nextStep()).isEqualTo("It was never started.");
    }

    @Test
    void deletesATenantThatWasNeverStartedAndRemembersWhoDidIt() {
        TenantId tenant = created();

        CommandResult answer = commands.give(CommandKind.DELETE, tenant, RequestId.random(), "amina", "closed shop");

        assertThat(answer.phase()).isEqualTo(PhaseName.DELETED);
        assertThat(audit.latest(null, 10))
                .filteredOn(entry -> tenant.toString().equals(entry.payload().get(AuditTrail.TENANT)))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.tenant()).isNull();
                    assertThat(entry.payload()).containsEntry("by", "amina").containsEntry("command", "DELETE");
                });
    }

    @Test
    void answersThatACommandWasTakenWhenItsAnswerIsSlow() {
        TenantId tenant = created();
        commands.give(CommandKind.START, tenant, RequestId.random(), "amina", null);

        CommandResult answer = commands.give(CommandKind.RESTART, tenant, RequestId.random(), "amina", null);

        assertThat(answer.nextStep()).isEqualTo("The command was taken and is being carried out.");
    }

    @Test
    void sendsNoCommandThatCannotBeAudited(@Autowired JdbcClient jdbc, @Autowired TestWorkflowEnvironment temporal) {
        TenantId tenant = created();
        jdbc.sql("alter table portal_event_logs rename to elsewhere").update();
        try {
            assertThatThrownBy(() -> commands.give(CommandKind.START, tenant, RequestId.random(), "amina", null))
                    .isInstanceOf(DataAccessException.class);
        } finally {
            jdbc.sql("alter table elsewhere rename to portal_event_logs").update();
        }

        assertThatThrownBy(() -> temporal.getWorkflowClient()
                        .newUntypedWorkflowStub(tenant.workflowId())
                        .describe())
                .isInstanceOf(WorkflowNotFoundException.class);
    }

    @Test
    void answersACommandWhoseLineCannotBeCompleted(@Autowired JdbcClient jdbc) {
        TenantId tenant = created();
        jdbc.sql("""
                create function refuse() returns trigger language plpgsql as 'begin raise exception ''full''; end';
                create trigger no_update before update on portal_event_logs for each row execute function refuse()
                """).update();
        try {
            assertThat(commands.give(CommandKind.START, tenant, RequestId.random(), "amina", null)
                            .phase())
                    .isEqualTo(PhaseName.RUNNING);
        } finally {
            jdbc.sql("drop trigger no_update on portal_event_logs; drop function refuse()")
                    .update();
        }

        assertThat(audit.latest(tenant, 1).getFirst().payload())
                .containsEntry("command", "START")
                .containsEntry("outcome", "requested");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\ud800", "\u001b[31m", "\0"})
    void keepsAReasonThatNoDatabaseTakesAsItIs(String why) {
        TenantId tenant = created();

        commands.give(CommandKind.PAUSE, tenant, RequestId.random(), "amina", why);

        assertThat(audit.latest(tenant, 1).getFirst().payload())
                .containsEntry("command", "PAUSE")
                .containsEntry("outcome", "done")
                .containsEntry("why", CleanText.of(why, 100).strip());
    }

    @Test
    void knowsNoTenantThatIsNotThere() {
        TenantId nobody = new TenantId(UUID.randomUUID());

        assertThatThrownBy(() -> commands.give(CommandKind.START, nobody, RequestId.random(), "amina", null))
                .isInstanceOf(TenantNotFound.class)
                .hasMessageContaining(nobody.toString());
        assertThat(audit.latest(null, 10))
                .filteredOn(entry -> nobody.toString().equals(entry.payload().get(AuditTrail.TENANT)))
                .singleElement()
                .extracting(AuditEntry::payload)
                .satisfies(payload -> assertThat(payload).containsEntry("outcome", "tenant_not_found"));
    }

    @Test
    void promisesTheStartInTheTransactionThatCreates() {
        TenantId tenant =
                commands.createAndStart(form("Duka la Juma"), "amina").tenant().id();

        assertThat(outbox.claim(100, Duration.ofMinutes(1)))
                .filteredOn(command -> command.tenant().equals(tenant))
                .singleElement()
                .satisfies(command -> {
                    assertThat(command.kind()).isEqualTo(CommandKind.START);
                    assertThat(command.by()).isEqualTo("amina");
                });
        assertThat(audit.latest(tenant, 10))
                .extracting(AuditEntry::eventType)
                .containsExactly("command", "tenant-created");
        assertThat(audit.latest(tenant, 1).getFirst().payload())
                .containsEntry("command", "START")
                .containsEntry("outcome", "promised")
                .containsEntry("by", "amina");
    }

    @Test
    void leavesNothingBehindWhenTheNumberIsTaken() {
        NewTenantForm form = form("Mama Ntilie");
        commands.create(form, "amina");
        NewTenantForm again = new NewTenantForm("Copycat", "+" + form.phoneNumber(), "support", null, "en");

        assertThatThrownBy(() -> commands.createAndStart(again, "amina"))
                .isInstanceOfSatisfying(
                        PhoneNumberTaken.class,
                        taken -> assertThat(taken.phoneNumber()).isEqualTo(form.phoneNumber()));

        assertThat(overviews.list(new TenantFilter("Copycat", null, 0, 10)).total())
                .isZero();
        assertThat(outbox.claim(100, Duration.ofMinutes(1)))
                .extracting(OutboxCommand::tenant)
                .allMatch(tenant -> overviews.find(tenant).isPresent());
    }

    private TenantId created() {
        return commands.create(form("Amani Salon"), "amina").tenant().id();
    }

    private static NewTenantForm form(String name) {
        return new NewTenantForm(name, Long.toString(NUMBERS.incrementAndGet()), "BOOKING", null, null);
    }
}
