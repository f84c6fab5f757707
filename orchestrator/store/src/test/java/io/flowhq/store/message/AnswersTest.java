package io.flowhq.store.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.session.SessionLeases;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@StoreTest
class AnswersTest {

    private static final SendingLimit LIMIT = new SendingLimit(3, Duration.ofMinutes(1));
    private static final WorkerId WORKER = new WorkerId("worker-1");
    private static final AtomicInteger IDS = new AtomicInteger();

    @Autowired
    private Inbox inbox;

    @Autowired
    private Answers answers;

    @Autowired
    private ChatHandoffs handoffs;

    @Autowired
    private Tenants tenants;

    @Autowired
    private SessionLeases leases;

    @Autowired
    private JdbcClient jdbc;

    private final Epoch epoch = new Epoch(1);
    private TenantId tenant = new TenantId(new java.util.UUID(0, 0));

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
    }

    @BeforeEach
    void linkATenant() {
        tenant = linkedTenant();
    }

    @Test
    void logsAMessageOnceHoweverOftenItArrives() {
        ArrivingMessage message = message("a@c.us", false);

        assertThat(inbox.receive(tenant, message, 50)).isPresent();
        assertThat(inbox.receive(tenant, message, 50)).isEmpty();
    }

    @Test
    void keepsTheSameMessageIdOfTwoTenantsApart() {
        ArrivingMessage message = message("a@c.us", false);
        TenantId other = linkedTenant();

        assertThat(inbox.receive(tenant, message, 50)).isPresent();
        assertThat(inbox.receive(other, message, 50)).isPresent();
        assertThat(inbox.next(other, "a@c.us").orElseThrow().tenant()).isEqualTo(other);
        assertThat(inbox.chatsWithWork(tenant)).containsExactly("a@c.us");
    }

    @Test
    void takesUpTheMessagesOfAChatInTheOrderOfTheirArrival() {
        CustomerMessage first = received("a@c.us");
        received("b@c.us");
        CustomerMessage second = received("a@c.us");

        assertThat(inbox.next(tenant, "a@c.us")).contains(first);
        inbox.close(first, CustomerOutcome.HANDED_OFF);
        assertThat(inbox.next(tenant, "a@c.us")).contains(second);
    }

    @Test
    void closesTheMessageThatFindsItsChatFull() {
        received("a@c.us");
        received("a@c.us");

        assertThat(inbox.receive(tenant, message("a@c.us", false), 2)
                        .orElseThrow()
                        .outcome())
                .isEqualTo(CustomerOutcome.QUEUE_FULL);
        assertThat(inbox.receive(tenant, message("b@c.us", false), 2)
                        .orElseThrow()
                        .outcome())
                .isEqualTo(CustomerOutcome.RECEIVED);
    }

    @Test
    void closesAMessageWithItsAnswer() {
        CustomerMessage message = received("a@c.us");
        plan(message);

        send("a@c.us");

        assertThat(outcome(message.id())).isEqualTo("ANSWERED");
        assertThat(inbox.chatsWithWork(tenant)).isEmpty();
    }

    @Test
    void answersAMessageOnceHoweverOftenItIsPlanned() {
        CustomerMessage message = received("a@c.us");

        plan(message);
        plan(message);
        send("a@c.us");
        assertThat(plan(message)).isInstanceOf(Planning.Planned.class);

        assertThat(answers.unfinished(tenant, "a@c.us")).isEmpty();
        assertThat(outcome(message.id())).isEqualTo("ANSWERED");
    }

    @Test
    void handsAChatOnTogetherWithTheAnswerThatSaysSo() {
        CustomerMessage message = received("a@c.us");
        Instant until = Instant.now().plus(Duration.ofMinutes(30));

        answers.plan(
                message,
                epoch,
                LIMIT,
                new PlannedAnswer("true_" + IDS.incrementAndGet(), "Karibu", "BOOKING", "human", "SW", null, until),
                planned(PlannedAnswer.LIMIT));

        assertThat(handoffs.isOn(tenant, "a@c.us", until.minusSeconds(1))).isTrue();
        assertThat(handoffs.isOn(tenant, "a@c.us", until)).isFalse();
    }

    @Test
    void neverLetsMoreGoInAWindowThanTheLimit() {
        for (int i = 0; i < 3; i++) {
            plan(received("chat%d@c.us".formatted(i)));
            send("chat%d@c.us".formatted(i));
        }
        plan(received("d@c.us"));

        assertThat(begin("d@c.us")).isInstanceOf(Beginning.Wait.class);
        windowPasses();
        assertThat(begin("d@c.us")).isInstanceOf(Beginning.Begun.class);
    }

    @Test
    void countsAnAnswerThatIsBeingSentForAsLongAsItIs() {
        for (int i = 0; i < 3; i++) {
            plan(received("chat%d@c.us".formatted(i)));
            assertThat(begin("chat%d@c.us".formatted(i))).isInstanceOf(Beginning.Begun.class);
        }
        windowPasses();
        plan(received("d@c.us"));

        assertThat(begin("d@c.us")).isInstanceOf(Beginning.Wait.class);
    }

    @Test
    void warnsOnceAtTheFirstExcessAndThenKeepsSilent() {
        for (int i = 0; i < 3; i++) {
            plan(received("chat%d@c.us".formatted(i)));
            send("chat%d@c.us".formatted(i));
        }
        CustomerMessage first = received("d@c.us");
        CustomerMessage second = received("e@c.us");

        assertThat(plan(first)).isInstanceOf(Planning.Planned.class);
        assertThat(answers.unfinished(tenant, "d@c.us").orElseThrow().template())
                .isEqualTo(PlannedAnswer.LIMIT);
        assertThat(plan(second)).isInstanceOf(Planning.OverLimit.class);
        assertThat(outcome(second.id())).isEqualTo("OVER_LIMIT");
        windowPasses();
        send("d@c.us");
        assertThat(outcome(first.id())).isEqualTo("OVER_LIMIT");
    }

    @Test
    void givesTheLastRoomToTheWarningWhenOthersWait() {
        for (int i = 0; i < 2; i++) {
            plan(received("chat%d@c.us".formatted(i)));
            send("chat%d@c.us".formatted(i));
        }
        CustomerMessage last = received("c@c.us");
        received("d@c.us");

        plan(last);

        assertThat(answers.unfinished(tenant, "c@c.us").orElseThrow().template())
                .isEqualTo(PlannedAnswer.LIMIT);
    }

    @Test
    void letsAMessageFoundOnReconnectWaitForTheLimit() {
        for (int i = 0; i < 3; i++) {
            plan(received("chat%d@c.us".formatted(i)));
            send("chat%d@c.us".formatted(i));
        }
        CustomerMessage old =
                inbox.receive(tenant, message("d@c.us", true), 50).orElseThrow().message();

        assertThat(plan(old))
                .isInstanceOfSatisfying(
                        Planning.Wait.class,
                        wait -> assertThat(wait.until())
                                .isBetween(
                                        Instant.now().plusSeconds(50),
                                        Instant.now().plusSeconds(61)));
        assertThat(outcome(old.id())).isEqualTo("RECEIVED");
    }

    @Test
    void refusesAStaleEpochToPlanAndToBegin() {
        CustomerMessage message = received("a@c.us");
        plan(message);
        Answer answer = answers.unfinished(tenant, "a@c.us").orElseThrow();
        leases.release(tenant, epoch, WORKER);
        leases.acquire(tenant, epoch.next(), new WorkerId("worker-2"), Duration.ofSeconds(30));

        assertThat(answers.begin(answer, epoch, LIMIT)).isInstanceOf(Beginning.Fenced.class);
        assertThat(plan(received("b@c.us"))).isInstanceOf(Planning.Fenced.class);
        assertThat(answers.begin(answer, epoch.next(), LIMIT)).isInstanceOf(Beginning.Begun.class);
    }

    @Test
    void refusesAnEpochWhoseLeaseHasRunOut() {
        plan(received("a@c.us"));
        jdbc.sql("update session_leases set expires_at = now() - interval '1 second'")
                .update();

        assertThat(begin("a@c.us")).isInstanceOf(Beginning.Fenced.class);
    }

    @Test
    void believesALateAcknowledgementOverItsOwnDoubt() {
        CustomerMessage message = received("a@c.us");
        plan(message);
        begin("a@c.us");
        Answer answer = answers.unfinished(tenant, "a@c.us").orElseThrow();
        answers.settle(answer, AnswerOutcome.UNCERTAIN, null, "no answer");
        assertThat(outcome(message.id())).isEqualTo("UNCERTAIN");

        answers.acknowledged(tenant, answer.waMessageId(), 2);

        assertThat(outcome(answer.id())).isEqualTo("SENT");
        assertThat(outcome(message.id())).isEqualTo("ANSWERED");
    }

    @Test
    void knowsItsOwnMessagesFromThoseOfAPerson() {
        plan(received("a@c.us"));
        Answer answer = answers.unfinished(tenant, "a@c.us").orElseThrow();

        assertThat(answers.isOurs(tenant, answer.waMessageId())).isTrue();
        assertThat(answers.isOurs(linkedTenant(), answer.waMessageId())).isFalse();
        assertThat(answers.isOurs(tenant, "true_a@c.us_TYPED")).isFalse();
    }

    @Test
    void doesNotCountWhatAPersonTypesTowardsTheLimit() {
        for (int i = 0; i < 5; i++) {
            answers.typedOnPhone(tenant, message("a@c.us", false));
        }
        plan(received("b@c.us"));

        assertThat(begin("b@c.us")).isInstanceOf(Beginning.Begun.class);
    }

    @Test
    void knowsThatAPersonWroteAfterAMessage() {
        CustomerMessage message = received("a@c.us");
        assertThat(answers.personWroteSince(tenant, "a@c.us", message.writtenAt()))
                .isFalse();

        answers.typedOnPhone(tenant, message("a@c.us", false));

        assertThat(answers.personWroteSince(tenant, "a@c.us", message.writtenAt()))
                .isTrue();
        assertThat(answers.personWroteSince(tenant, "b@c.us", message.writtenAt()))
                .isFalse();
        assertThat(answers.personWroteSince(linkedTenant(), "a@c.us", message.writtenAt()))
                .isFalse();
    }

    private TenantId linkedTenant() {
        NewTenant salon = TenantMother.salon();
        tenants.create(salon);
        assertThat(leases.acquire(salon.id(), epoch, WORKER, Duration.ofSeconds(30)))
                .isTrue();
        return salon.id();
    }

    private CustomerMessage received(String chat) {
        return inbox.receive(tenant, message(chat, false), 50).orElseThrow().message();
    }

    private static ArrivingMessage message(String chat, boolean caughtUp) {
        return new ArrivingMessage(
                chat,
                "255700000001",
                "255700000002",
                "false_" + chat + "_" + IDS.incrementAndGet(),
                MessageKind.TEXT,
                "Habari",
                Instant.parse("2026-09-01T08:00:00Z"),
                caughtUp);
    }

    private Planning plan(CustomerMessage message) {
        return answers.plan(message, epoch, LIMIT, planned("BOOKING"), planned(PlannedAnswer.LIMIT));
    }

    private static PlannedAnswer planned(String template) {
        return new PlannedAnswer("true_" + IDS.incrementAndGet(), "Karibu", template, "menu", "SW", null);
    }

    private Beginning begin(String chat) {
        Optional<Answer> answer = answers.unfinished(tenant, chat);
        return answers.begin(answer.orElseThrow(), epoch, LIMIT);
    }

    private void send(String chat) {
        assertThat(begin(chat)).isInstanceOf(Beginning.Begun.class);
        answers.settle(answers.unfinished(tenant, chat).orElseThrow(), AnswerOutcome.SENT, 1, null);
    }

    private void windowPasses() {
        jdbc.sql("update message_logs set settled_at = settled_at - interval '61 seconds'")
                .update();
    }

    private String outcome(long id) {
        return jdbc.sql("select outcome from message_logs where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(String.class)
                .single();
    }
}
