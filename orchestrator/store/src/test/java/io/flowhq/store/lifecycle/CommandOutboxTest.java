package io.flowhq.store.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;

@StoreTest
class CommandOutboxTest {

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Instant THEN = Instant.parse("2026-03-01T08:00:00Z");

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
    }

    @Autowired
    CommandOutbox outbox;

    @Autowired
    LifecycleRecords records;

    @Autowired
    Tenants tenants;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void emptyOutbox() {
        jdbc.sql("delete from command_outbox").update();
    }

    @Test
    void handsOutACommandAsItWasGiven() {
        OutboxCommand start = add(tenant(), CommandKind.START, THEN);

        assertThat(outbox.claim(10, LEASE))
                .containsExactly(
                        new OutboxCommand(start.request(), start.tenant(), CommandKind.START, "amina", THEN, 1));
    }

    @Test
    void promisesNothingWhenTheTransactionFails() {
        TenantId tenant = tenant();

        transaction.executeWithoutResult(status -> {
            add(tenant, CommandKind.START, THEN);
            status.setRollbackOnly();
        });

        assertThat(outbox.claim(10, LEASE)).isEmpty();
    }

    @Test
    void takesACommandThatIsThereAlreadyForTheSame() {
        OutboxCommand start = add(tenant(), CommandKind.START, THEN);
        outbox.add(start);

        assertThat(outbox.claim(10, LEASE)).hasSize(1);
    }

    @Test
    void findsNoLostStartThatItCannotRead() {
        jdbc.sql("""
                insert into command_outbox (tenant_id, request_id, kind, requested_by, done_at)
                values (:tenant, :request, 'START', 'amina', now())
                """)
                .param("tenant", tenant().value())
                .param("request", "x".repeat(101))
                .update();

        assertThat(outbox.startsWithoutEffect()).isEmpty();
    }

    @Test
    void handsOutNothingTwiceWhileALeaseLasts() {
        add(tenant(), CommandKind.START, THEN);

        assertThat(outbox.claim(10, LEASE)).hasSize(1);
        assertThat(outbox.claim(10, LEASE)).isEmpty();
    }

    @Test
    void handsOutAgainWhatARelayThatDiedHadClaimed() {
        add(tenant(), CommandKind.START, THEN);
        outbox.claim(10, Duration.ZERO);

        assertThat(outbox.claim(10, LEASE))
                .singleElement()
                .satisfies(again -> assertThat(again.attempts()).isEqualTo(2));
    }

    @Test
    void givesTwoRelaysThatClaimAtTheSameMomentDifferentCommands() throws Exception {
        for (int i = 0; i < 6; i++) {
            add(tenant(), CommandKind.START, THEN);
        }
        CountDownLatch claimed = new CountDownLatch(1);
        CountDownLatch otherDone = new CountDownLatch(1);
        List<OutboxCommand> mine = new ArrayList<>();

        CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
            mine.addAll(outbox.claim(3, LEASE));
            claimed.countDown();
            await(otherDone);
        }));
        await(claimed);
        List<OutboxCommand> theirs = outbox.claim(10, LEASE);
        otherDone.countDown();
        slow.get(30, TimeUnit.SECONDS);

        assertThat(mine).hasSize(3);
        assertThat(theirs).hasSize(3).doesNotContainAnyElementsOf(mine);
    }

    @Test
    void handsOutATenantsCommandsOneAtATimeInTheOrderOfTheirArrival() {
        TenantId tenant = tenant();
        OutboxCommand start = add(tenant, CommandKind.START, THEN.plusSeconds(1));
        OutboxCommand stop = add(tenant, CommandKind.STOP, THEN);
        OutboxCommand others = add(tenant(), CommandKind.START, THEN.plusSeconds(2));

        assertThat(outbox.claim(10, LEASE))
                .extracting(OutboxCommand::request)
                .containsExactly(start.request(), others.request());
        assertThat(outbox.claim(10, LEASE)).isEmpty();
        outbox.done(start.request());

        assertThat(outbox.claim(10, LEASE)).extracting(OutboxCommand::request).containsExactly(stop.request());
    }

    @Test
    void handsOutAtOnceWhatAHostWithAFastClockHasWritten() {
        OutboxCommand start = add(tenant(), CommandKind.START, Instant.now().plusSeconds(300));

        assertThat(outbox.claim(10, LEASE)).extracting(OutboxCommand::request).containsExactly(start.request());
    }

    @Test
    void refusesWhatItCannotReadAndHandsOutTheOthers() {
        TenantId tenant = tenant();
        String unreadable = "x".repeat(200);
        jdbc.sql("insert into command_outbox (tenant_id, request_id, kind, requested_by) values (:t, :r, 'START', 'x')")
                .param("t", tenant.value())
                .param("r", unreadable)
                .update();
        OutboxCommand others = add(tenant(), CommandKind.START, THEN);

        assertThat(outbox.claim(10, LEASE)).extracting(OutboxCommand::request).containsExactly(others.request());
        assertThat(jdbc.sql("select refused from command_outbox where request_id = :request")
                        .param("request", unreadable)
                        .query(String.class)
                        .single())
                .startsWith("This version cannot read the command");
        OutboxCommand next = add(tenant, CommandKind.STOP, THEN);
        assertThat(outbox.claim(10, LEASE)).extracting(OutboxCommand::request).containsExactly(next.request());
    }

    @Test
    void forgetsWhatWasDoneOrRefused() {
        OutboxCommand done = add(tenant(), CommandKind.START, THEN);
        OutboxCommand refused = add(tenant(), CommandKind.START, THEN);

        outbox.done(done.request());
        outbox.refused(refused.request(), "It is already running.");

        assertThat(outbox.claim(10, Duration.ZERO)).isEmpty();
        assertThat(jdbc.sql("select refused from command_outbox where request_id = :request")
                        .param("request", refused.request().value())
                        .query(String.class)
                        .single())
                .isEqualTo("It is already running.");
    }

    @Test
    void leavesAPostponedCommandForAsLongAsItWasToldTo() {
        OutboxCommand start = add(tenant(), CommandKind.START, THEN);
        outbox.claim(10, LEASE);

        outbox.postpone(start.request(), Duration.ofMinutes(1));
        assertThat(outbox.claim(10, LEASE)).isEmpty();
        outbox.postpone(start.request(), Duration.ZERO);
        assertThat(outbox.claim(10, LEASE)).hasSize(1);
    }

    @Test
    void knowsTheStartsThatNoWorkflowHasActedOn() {
        TenantId tenant = tenant();
        OutboxCommand first = add(tenant, CommandKind.START, THEN);
        OutboxCommand last = add(tenant, CommandKind.START, THEN.plusSeconds(1));
        outbox.done(first.request());
        assertThat(outbox.startsWithoutEffect())
                .describedAs("one is on its way")
                .isEmpty();
        outbox.refused(last.request(), "its workflow ended");
        OutboxCommand heard = add(tenant(), CommandKind.START, THEN);
        outbox.done(heard.request());
        records.project(Projections.stopped(heard.tenant(), 1, 1));
        outbox.done(add(tenant(), CommandKind.PAUSE, THEN).request());

        assertThat(outbox.startsWithoutEffect())
                .extracting(OutboxCommand::request)
                .containsExactly(last.request());
        outbox.carryAgain(last);

        assertThat(outbox.claim(10, LEASE)).extracting(OutboxCommand::request).containsExactly(last.request());
        assertThat(outbox.startsWithoutEffect()).isEmpty();
    }

    @Test
    void forgetsALittleAtATimeWhatWasDoneLongAgo() {
        for (int n = 0; n < 5; n++) {
            doneDaysAgo(add(tenant(), CommandKind.START, THEN), 8);
        }
        OutboxCommand lately = add(tenant(), CommandKind.START, THEN);
        doneDaysAgo(lately, 6);
        OutboxCommand open = add(tenant(), CommandKind.START, THEN);

        assertThat(outbox.forgetDone(Duration.ofDays(7), 3)).isEqualTo(3);
        assertThat(outbox.forgetDone(Duration.ofDays(7), 3)).isEqualTo(2);
        assertThat(outbox.forgetDone(Duration.ofDays(7), 3)).isZero();
        assertThat(jdbc.sql("select request_id from command_outbox")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        lately.request().value(), open.request().value());
    }

    private void doneDaysAgo(OutboxCommand command, int days) {
        jdbc.sql("update command_outbox set done_at = now() - make_interval(days => :days) where request_id = :request")
                .param("days", days)
                .param("request", command.request().value())
                .update();
    }

    @Test
    void takesEveryKindOfCommand() {
        for (CommandKind kind : CommandKind.values()) {
            add(tenant(), kind, THEN);
        }

        assertThat(outbox.claim(100, LEASE))
                .extracting(OutboxCommand::kind)
                .containsExactlyInAnyOrder(CommandKind.values());
    }

    private OutboxCommand add(TenantId tenant, CommandKind kind, Instant at) {
        OutboxCommand command = new OutboxCommand(RequestId.random(), tenant, kind, "amina", at, 0);
        outbox.add(command);
        return command;
    }

    private TenantId tenant() {
        NewTenant tenant = TenantMother.salon();
        tenants.create(tenant);
        return tenant.id();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
