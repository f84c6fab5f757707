package io.flowhq.store.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.followup.FollowUp;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.session.SessionLeases;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@StoreTest
class OutboundMessagesTest {

    private static final SendingLimit LIMIT = new SendingLimit(3, Duration.ofMinutes(1));

    /** The operator allows fewer after answers were planned. */
    private static final SendingLimit LOWERED = new SendingLimit(2, Duration.ofMinutes(1));

    private static final WorkerId WORKER = new WorkerId("worker-1");
    private static final AtomicInteger IDS = new AtomicInteger();

    @Autowired
    private InboundMessages inboundMessages;

    @Autowired
    private OutboundMessages outboundMessages;

    @Autowired
    private ReplyPlanning replyPlanning;

    @Autowired
    private ChatHandoffs handoffs;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private Tenants tenants;

    @Autowired
    private SessionLeases leases;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

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
        NewInboundMessage message = message("a@c.us", false);

        assertThat(inboundMessages.receive(tenant, message, 50)).isPresent();
        assertThat(inboundMessages.receive(tenant, message, 50)).isEmpty();
    }

    @Test
    void keepsTheSameMessageIdOfTwoTenantsApart() {
        NewInboundMessage message = message("a@c.us", false);
        TenantId other = linkedTenant();

        assertThat(inboundMessages.receive(tenant, message, 50)).isPresent();
        assertThat(inboundMessages.receive(other, message, 50)).isPresent();
        assertThat(inboundMessages.next(other, "a@c.us").orElseThrow().tenant()).isEqualTo(other);
        assertThat(inboundMessages.chatsWithWork(tenant)).containsExactly("a@c.us");
    }

    @Test
    void takesUpTheMessagesOfAChatInTheOrderOfTheirArrival() {
        InboundMessageRow first = received("a@c.us");
        received("b@c.us");
        InboundMessageRow second = received("a@c.us");

        assertThat(inboundMessages.next(tenant, "a@c.us")).contains(first);
        inboundMessages.close(first, InboundOutcome.TOO_OLD);
        assertThat(inboundMessages.next(tenant, "a@c.us")).contains(second);
    }

    @Test
    void closesTheMessageThatFindsItsChatFull() {
        received("a@c.us");
        received("a@c.us");

        assertThat(inboundMessages
                        .receive(tenant, message("a@c.us", false), 2)
                        .orElseThrow()
                        .outcome())
                .isEqualTo(InboundOutcome.QUEUE_FULL);
        assertThat(inboundMessages
                        .receive(tenant, message("b@c.us", false), 2)
                        .orElseThrow()
                        .outcome())
                .isEqualTo(InboundOutcome.RECEIVED);
    }

    @Test
    void closesAMessageWithItsAnswer() {
        InboundMessageRow message = received("a@c.us");
        plan(message);

        send("a@c.us");

        assertThat(outcome(message.id())).isEqualTo("ANSWERED");
        assertThat(inboundMessages.chatsWithWork(tenant)).isEmpty();
    }

    @Test
    void answersAMessageOnceHoweverOftenItIsPlanned() {
        InboundMessageRow message = received("a@c.us");

        plan(message);
        plan(message);
        send("a@c.us");
        assertThat(plan(message)).isInstanceOf(PlanResult.Planned.class);

        assertThat(outboundMessages.unfinished(tenant, "a@c.us")).isEmpty();
        assertThat(outcome(message.id())).isEqualTo("ANSWERED");
    }

    @Test
    void handsAChatOnTogetherWithTheAnswerThatSaysSo() {
        InboundMessageRow message = received("a@c.us");
        Instant until = Instant.now().plus(Duration.ofMinutes(30));

        replyPlanning.plan(
                message,
                epoch,
                LIMIT,
                new ReplyDraft(
                        "true_" + IDS.incrementAndGet(),
                        "Karibu",
                        MessageOrigin.TEMPLATE,
                        "BOOKING",
                        "human",
                        "SW",
                        null,
                        false,
                        null,
                        until));

        assertThat(handoffs.isOn(tenant, "a@c.us", until.minusSeconds(1))).isTrue();
        assertThat(handoffs.isOn(tenant, "a@c.us", until)).isFalse();
    }

    @Test
    void neverLetsMoreGoInAWindowThanTheLimit() {
        for (int i = 0; i < 2; i++) {
            plan(received("chat%d@c.us".formatted(i)));
            send("chat%d@c.us".formatted(i));
        }
        plan(received("d@c.us"));

        assertThat(beginWithin(LOWERED, "d@c.us")).isInstanceOf(SendPermit.Wait.class);
        windowPasses();
        assertThat(beginWithin(LOWERED, "d@c.us")).isInstanceOf(SendPermit.Begun.class);
    }

    @Test
    void countsAnAnswerThatIsBeingSentForAsLongAsItIs() {
        for (int i = 0; i < 2; i++) {
            plan(received("chat%d@c.us".formatted(i)));
            assertThat(begin("chat%d@c.us".formatted(i))).isInstanceOf(SendPermit.Begun.class);
        }
        windowPasses();
        plan(received("d@c.us"));

        assertThat(beginWithin(LOWERED, "d@c.us")).isInstanceOf(SendPermit.Wait.class);
    }

    @Test
    void letsAMessageWaitForTheLimit() {
        fillTheWindow();
        InboundMessageRow message = received("d@c.us");

        assertThat(plan(message))
                .isInstanceOfSatisfying(
                        PlanResult.Wait.class,
                        wait -> assertThat(wait.remaining()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(61)));
        assertThat(outcome(message.id())).isEqualTo("RECEIVED");
        windowPasses();
        assertThat(plan(message)).isInstanceOf(PlanResult.Planned.class);
    }

    @Test
    void warnsTheFirstThatIsRefusedAndClosesTheOthers() {
        fillTheWindow();
        InboundMessageRow first = received("d@c.us");
        InboundMessageRow second = received("e@c.us");

        assertThat(refuse(first)).isInstanceOf(PlanResult.Planned.class);
        assertThat(outboundMessages.unfinished(tenant, "d@c.us").orElseThrow().origin())
                .isEqualTo(MessageOrigin.RATE_WARNING);
        assertThat(refuse(second)).isInstanceOf(PlanResult.Closed.class);
        assertThat(outcome(second.id())).isEqualTo("OVER_LIMIT");
        windowPasses();
        send("d@c.us");
        assertThat(outcome(first.id())).isEqualTo("OVER_LIMIT");
    }

    @Test
    void decidesForATenantOneAtATimeWithoutWaiting() throws Exception {
        InboundMessageRow message = received("a@c.us");
        try (Connection other = dataSource.getConnection()) {
            other.setAutoCommit(false);
            try (PreparedStatement lock =
                    other.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
                lock.setString(1, "answers " + tenant);
                lock.execute();
            }
            assertThat(plan(message)).isInstanceOf(PlanResult.Wait.class);
            assertThat(plan(received(linkedTenant(), "a@c.us"))).isInstanceOf(PlanResult.Planned.class);
            other.rollback();
        }
        assertThat(plan(message)).isInstanceOf(PlanResult.Planned.class);
    }

    @Test
    void countsAnAnswerThatThePageHoldsAndLetsItsChatGoOn() {
        plan(received("a@c.us"));
        begin("a@c.us");
        OutboundMessage held = outboundMessages.unfinished(tenant, "a@c.us").orElseThrow();
        outboundMessages.hold(held);
        windowPasses();

        InboundMessageRow next = received("a@c.us");
        assertThat(inboundMessages.next(tenant, "a@c.us")).contains(next);
        assertThat(outboundMessages.unfinished(tenant, "a@c.us")).isEmpty();
        assertThat(outboundMessages.held(tenant, "a@c.us", Duration.ZERO))
                .map(OutboundMessage::id)
                .contains(held.id());
        plan(next);
        plan(received("b@c.us"));
        assertThat(plan(received("c@c.us"))).isInstanceOf(PlanResult.Wait.class);

        outboundMessages.acknowledged(tenant, held.waMessageId(), 1);
        windowPasses();
        assertThat(plan(received("c@c.us"))).isInstanceOf(PlanResult.Planned.class);
    }

    @Test
    void findsAHeldAnswerAgainWhenAnotherPageHasTheTenantOrThePageGaveItUp() {
        plan(received("a@c.us"));
        begin("a@c.us");
        OutboundMessage held = outboundMessages.unfinished(tenant, "a@c.us").orElseThrow();

        outboundMessages.hold(held);
        outboundMessages.releaseHeld(tenant);
        assertThat(outboundMessages.unfinished(tenant, "a@c.us")).isPresent();
        outboundMessages.hold(held);
        outboundMessages.acknowledged(tenant, held.waMessageId(), -1);
        assertThat(outboundMessages.unfinished(tenant, "a@c.us")).isPresent();
    }

    @Test
    void countsAnUncertainAnswerForLongerThanAWindow() {
        for (int i = 0; i < 3; i++) {
            plan(received("chat%d@c.us".formatted(i)));
            begin("chat%d@c.us".formatted(i));
            OutboundMessage begun = outboundMessages
                    .unfinished(tenant, "chat%d@c.us".formatted(i))
                    .orElseThrow();
            outboundMessages.settle(begun, OutboundOutcome.UNCERTAIN, null, "no answer");
        }
        windowPasses();

        assertThat(plan(received("d@c.us")))
                .as("asked again once a second, though all that are counted left the window long ago")
                .isEqualTo(new PlanResult.Wait(Duration.ofSeconds(1)));
    }

    @Test
    void takesNoRoomForAnAnswerThatSurelyWasNotSent() {
        for (int i = 0; i < 3; i++) {
            plan(received("chat%d@c.us".formatted(i)));
            begin("chat%d@c.us".formatted(i));
            outboundMessages.notSent(
                    outboundMessages
                            .unfinished(tenant, "chat%d@c.us".formatted(i))
                            .orElseThrow(),
                    true);
        }

        assertThat(plan(received("d@c.us"))).isInstanceOf(PlanResult.Planned.class);
        OutboundMessage tried =
                outboundMessages.unfinished(tenant, "chat0@c.us").orElseThrow();
        assertThat(tried.outcome()).isEqualTo(OutboundOutcome.PLANNED);
        assertThat(tried.attempts()).isEqualTo(1);
        assertThat(tried.unclearAttempts()).isZero();
    }

    @Test
    void withdrawsAnAnswerWithTheReason() {
        InboundMessageRow message = received("a@c.us");
        plan(message);
        OutboundMessage planned = outboundMessages.unfinished(tenant, "a@c.us").orElseThrow();

        outboundMessages.withdraw(planned, InboundOutcome.PAUSED);

        assertThat(outcome(planned.id())).isEqualTo("WITHDRAWN");
        assertThat(outcome(message.id())).isEqualTo("PAUSED");
        assertThat(outboundMessages.begin(planned, epoch, LIMIT)).isInstanceOf(SendPermit.Ended.class);
    }

    @Test
    void plansAnotherAnswerToAMessageThatIsTakenUpAgainAfterAWithdrawal() {
        InboundMessageRow message = received("a@c.us");
        plan(message);
        outboundMessages.withdraw(outboundMessages.unfinished(tenant, "a@c.us").orElseThrow(), InboundOutcome.PAUSED);
        jdbc.sql("update message_logs set outcome = 'RECEIVED' where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", message.id())
                .update();

        plan(inboundMessages.next(tenant, "a@c.us").orElseThrow());

        assertThat(outboundMessages.unfinished(tenant, "a@c.us")).isPresent();
        send("a@c.us");
        assertThat(outcome(message.id())).isEqualTo("ANSWERED");
    }

    @Test
    void readsMessagesThatFollowOneAnotherAsOne() {
        InboundMessageRow first = received("a@c.us");
        InboundMessageRow last = received("a@c.us");
        inboundMessages.merge(tenant, "a@c.us", Duration.ofSeconds(5));

        InboundMessageRow merged = inboundMessages.next(tenant, "a@c.us").orElseThrow();
        assertThat(merged.id()).isEqualTo(last.id());
        assertThat(merged.text()).isEqualTo("Habari\nHabari");
        plan(merged);
        send("a@c.us");
        assertThat(outcome(first.id())).isEqualTo("ANSWERED");
        assertThat(outcome(last.id())).isEqualTo("ANSWERED");
        assertThat(inboundMessages.next(tenant, "a@c.us")).isEmpty();
    }

    @Test
    void readsALineWhoseContentCameLateInItsPlace() {
        Instant written = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        receivedAt("a@c.us", written.plusSeconds(1), "wa sukari?");
        InboundMessageRow last = receivedAt("a@c.us", written.plusSeconds(2), "Asante");
        receivedAt("a@c.us", written, "Bei gani");
        inboundMessages.merge(tenant, "a@c.us", Duration.ofSeconds(5));

        InboundMessageRow merged = inboundMessages.next(tenant, "a@c.us").orElseThrow();
        assertThat(merged.id()).as("the line that is quoted").isEqualTo(last.id());
        assertThat(merged.text()).isEqualTo("Bei gani\nwa sukari?\nAsante");
        assertThat(plan(merged)).isInstanceOf(PlanResult.Planned.class);
    }

    @Test
    void takesUpFirstWhatWasWrittenFirst() {
        Instant written = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        InboundMessageRow later = receivedAt("a@c.us", written, "Bei gani?");
        InboundMessageRow earlier = receivedAt("a@c.us", written.minusSeconds(60), "Habari");
        inboundMessages.merge(tenant, "a@c.us", Duration.ofSeconds(5));

        assertThat(inboundMessages.next(tenant, "a@c.us")).contains(earlier);
        inboundMessages.close(earlier, InboundOutcome.TOO_OLD);
        assertThat(inboundMessages.next(tenant, "a@c.us")).contains(later);
    }

    @Test
    void answersAMergedMessageAnewWhenAPartOfItIsEdited() {
        InboundMessageRow first = received("a@c.us");
        received("a@c.us");
        inboundMessages.merge(tenant, "a@c.us", Duration.ofSeconds(5));
        plan(inboundMessages.next(tenant, "a@c.us").orElseThrow());

        inboundMessages.edited(tenant, first.waMessageId(), MessageKind.TEXT, "Bei ya kucha?");

        assertThat(outboundMessages.unfinished(tenant, "a@c.us")).isEmpty();
        assertThat(inboundMessages.next(tenant, "a@c.us").orElseThrow().text()).isEqualTo("Bei ya kucha?\nHabari");
    }

    @Test
    void plansNoAnswerToWordsThatWereEditedOrDeletedSinceTheyWereRead() {
        InboundMessageRow editing = received("a@c.us");
        InboundMessageRow deleting = received("b@c.us");
        inboundMessages.edited(tenant, editing.waMessageId(), MessageKind.TEXT, "Bei ya kucha?");
        inboundMessages.revoked(tenant, deleting.waMessageId());

        assertThat(plan(editing)).isInstanceOf(PlanResult.Changed.class);
        assertThat(plan(deleting)).isInstanceOf(PlanResult.Changed.class);
        assertThat(refuse(deleting)).isInstanceOf(PlanResult.Changed.class);
        assertThat(inboundMessages.waiting(tenant, deleting.id())).isEmpty();
        assertThat(plan(inboundMessages.waiting(tenant, editing.id()).orElseThrow()))
                .isInstanceOf(PlanResult.Planned.class);
    }

    @Test
    void isABasketThoughALineFollowsAtOnceAndIsLeftToAPerson() {
        InboundMessageRow basket = receivedOf("a@c.us", MessageKind.ORDER);
        InboundMessageRow line = received("a@c.us");
        inboundMessages.merge(tenant, "a@c.us", Duration.ofSeconds(5));

        InboundMessageRow merged = inboundMessages.next(tenant, "a@c.us").orElseThrow();
        assertThat(merged.id()).isEqualTo(line.id());
        assertThat(merged.kind()).isEqualTo(MessageKind.ORDER);
        replyPlanning.plan(merged, epoch, LIMIT, planned(FollowUpReason.ORDER));

        assertThat(followUps.allOpen(tenant, 10)).singleElement().satisfies(open -> {
            assertThat(open.reason()).isEqualTo(FollowUpReason.ORDER);
            assertThat(open.messageId()).isEqualTo(basket.id());
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = MessageKind.class,
            names = {"VOICE", "UNREADABLE"})
    void leavesToAPersonWhatCannotBeReadBetweenLines(MessageKind kind) {
        received("a@c.us");
        InboundMessageRow spoken = receivedOf("a@c.us", kind);
        inboundMessages.merge(tenant, "a@c.us", Duration.ofSeconds(5));

        InboundMessageRow merged = inboundMessages.next(tenant, "a@c.us").orElseThrow();
        assertThat(merged.kind()).isEqualTo(MessageKind.TEXT);
        assertThat(plan(merged)).isInstanceOf(PlanResult.Planned.class);

        assertThat(followUps.allOpen(tenant, 10))
                .singleElement()
                .satisfies(open -> assertThat(open.messageId()).isEqualTo(spoken.id()));
    }

    @Test
    void answersContentThatComesAfterAllThoughItsPlaceholderWasMergedIntoAnother() {
        InboundMessageRow unread = receivedOf("a@c.us", MessageKind.UNREADABLE);
        InboundMessageRow last = receivedOf("a@c.us", MessageKind.UNREADABLE);
        inboundMessages.merge(tenant, "a@c.us", Duration.ofSeconds(5));
        InboundMessageRow merged = inboundMessages.next(tenant, "a@c.us").orElseThrow();
        assertThat(merged.id()).isEqualTo(last.id());
        plan(merged);
        send("a@c.us");

        inboundMessages.completed(
                tenant,
                new NewInboundMessage(
                        "a@c.us", "1", "2", unread.waMessageId(), MessageKind.TEXT, "Bei?", Instant.now(), false));

        assertThat(inboundMessages.next(tenant, "a@c.us"))
                .hasValueSatisfying(next -> assertThat(next.text()).isEqualTo("Bei?"));
    }

    @Test
    void answersWhatIsLeftOfAMergedMessageWhoseLastPartIsDeleted() {
        InboundMessageRow first = received("a@c.us");
        InboundMessageRow second = received("a@c.us");
        InboundMessageRow last = received("a@c.us");
        inboundMessages.merge(tenant, "a@c.us", Duration.ofSeconds(5));
        plan(inboundMessages.next(tenant, "a@c.us").orElseThrow());

        inboundMessages.revoked(tenant, last.waMessageId());

        assertThat(outboundMessages.unfinished(tenant, "a@c.us")).isEmpty();
        assertThat(outcome(last.id())).isEqualTo("DELETED");
        inboundMessages.merge(tenant, "a@c.us", Duration.ofSeconds(5));
        InboundMessageRow left = inboundMessages.next(tenant, "a@c.us").orElseThrow();
        assertThat(left.id()).isEqualTo(second.id());
        plan(left);
        send("a@c.us");
        assertThat(outcome(first.id())).isEqualTo("ANSWERED");
        assertThat(outcome(second.id())).isEqualTo("ANSWERED");
    }

    @Test
    void looksForMissedMessagesFromTheNewestThatIsNotOfTheFuture() {
        InboundMessageRow honest = received("a@c.us");
        jdbc.sql("""
                        insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, message_text,
                            wa_message_id, kind, outcome, written_at)
                        values (:tenant, 'IN', 'b@c.us', '1', '2', 'Bei?', 'false_b@c.us_FUTURE', 'TEXT', 'ANSWERED',
                            now() + interval '70 years')
                        """).param("tenant", tenant.value()).update();

        assertThat(inboundMessages.newest(tenant))
                .hasValueSatisfying(newest -> assertThat(newest)
                        .isBetween(
                                honest.writtenAt().minusMillis(1),
                                honest.writtenAt().plusMillis(1)));
    }

    @Test
    void readsMessagesWithAPauseBetweenThemOneByOne() {
        InboundMessageRow first = received("a@c.us");
        received("a@c.us");
        inboundMessages.merge(tenant, "a@c.us", Duration.ZERO);

        assertThat(inboundMessages.next(tenant, "a@c.us")).contains(first);
    }

    @Test
    void seesThatAChatRepeatsItself() {
        for (int i = 0; i < 4; i++) {
            received("a@c.us");
        }

        assertThat(inboundMessages.repeats(tenant, "a@c.us", 4, Duration.ofMinutes(30)))
                .isTrue();
        assertThat(inboundMessages.repeats(tenant, "a@c.us", 5, Duration.ofMinutes(30)))
                .isFalse();
    }

    @Test
    void refusesAStaleEpochToPlanAndToBegin() {
        InboundMessageRow message = received("a@c.us");
        plan(message);
        OutboundMessage outboundMessage =
                outboundMessages.unfinished(tenant, "a@c.us").orElseThrow();
        leases.release(tenant, epoch, WORKER);
        leases.acquire(tenant, epoch.next(), new WorkerId("worker-2"), Duration.ofSeconds(30));

        assertThat(outboundMessages.begin(outboundMessage, epoch, LIMIT)).isInstanceOf(SendPermit.Fenced.class);
        assertThat(plan(received("b@c.us"))).isInstanceOf(PlanResult.Fenced.class);
        assertThat(outboundMessages.begin(outboundMessage, epoch.next(), LIMIT)).isInstanceOf(SendPermit.Begun.class);
    }

    @Test
    void letsAnEpochWaitWhoseLeaseHasRunOutUntilItIsRenewedOrAnothers() {
        plan(received("a@c.us"));
        jdbc.sql("update session_leases set expires_at = now() - interval '1 second'")
                .update();

        assertThat(begin("a@c.us")).isInstanceOf(SendPermit.Wait.class);
        assertThat(plan(received("b@c.us"))).isInstanceOf(PlanResult.Wait.class);
        leases.renew(tenant, epoch, WORKER, Duration.ofSeconds(30));
        assertThat(begin("a@c.us")).isInstanceOf(SendPermit.Begun.class);
        leases.release(tenant, epoch, WORKER);
        assertThat(plan(received("b@c.us"))).isInstanceOf(PlanResult.Fenced.class);
    }

    @Test
    void keepsFromWhenToCatchUpUntilItIsDone() {
        Instant nothing = Instant.parse("2026-03-02T09:00:00Z");
        assertThat(inboundMessages.catchUpFrom(tenant, Duration.ofMinutes(5), nothing))
                .isEqualTo(nothing);

        received("a@c.us");

        assertThat(inboundMessages.catchUpFrom(tenant, Duration.ofMinutes(5), nothing))
                .isEqualTo(nothing);
        inboundMessages.caughtUp(tenant, Epoch.NONE);
        assertThat(inboundMessages.catchUpFrom(tenant, Duration.ofMinutes(5), nothing))
                .as("an older session says nothing of this one")
                .isEqualTo(nothing);
        inboundMessages.caughtUp(tenant, epoch);
        assertThat(inboundMessages.catchUpFrom(tenant, Duration.ofMinutes(5), nothing))
                .isAfter(nothing);
        TenantId other = linkedTenant();
        assertThat(inboundMessages.catchUpFrom(other, Duration.ofMinutes(5), nothing))
                .isEqualTo(nothing);
    }

    @Test
    void changesOnlyTheMessageOfTheCustomerWhoEditsOrDeletesIt() {
        InboundMessageRow one = receivedUnder("1@c.us", "false_1@c.us_SAME");
        InboundMessageRow other = receivedUnder("2@c.us", "false_2@c.us_SAME");

        inboundMessages.edited(tenant, "false_1@c.us_SAME", MessageKind.TEXT, "Bei ya kucha?");
        inboundMessages.revoked(tenant, "false_1@c.us_SAME");

        assertThat(outcome(one.id())).isEqualTo("DELETED");
        assertThat(outcome(other.id())).isEqualTo("RECEIVED");
        assertThat(inboundMessages.find(tenant, other.id()).orElseThrow().text())
                .isEqualTo(other.text());
        inboundMessages.edited(tenant, "false_777@lid_SAME", MessageKind.TEXT, "Bei?");
        assertThat(inboundMessages.find(tenant, other.id()).orElseThrow().text())
                .as("under the other form of an id it is the same message")
                .isEqualTo("Bei?");
    }

    @Test
    void believesALateAcknowledgementOverItsOwnDoubt() {
        InboundMessageRow message = received("a@c.us");
        plan(message);
        begin("a@c.us");
        OutboundMessage outboundMessage =
                outboundMessages.unfinished(tenant, "a@c.us").orElseThrow();
        outboundMessages.settle(outboundMessage, OutboundOutcome.UNCERTAIN, null, "no answer");
        assertThat(outcome(message.id())).isEqualTo("UNCERTAIN");
        assertThat(followUps.allOpen(tenant, 10))
                .extracting(FollowUp::reason)
                .containsExactly(FollowUpReason.SEND_FAILED);

        outboundMessages.acknowledged(tenant, outboundMessage.waMessageId(), 2);

        assertThat(outcome(outboundMessage.id())).isEqualTo("SENT");
        assertThat(outcome(message.id())).isEqualTo("ANSWERED");
        assertThat(followUps.allOpen(tenant, 10)).isEmpty();
    }

    @Test
    void leavesToAPersonWhatTheyTookThoughTheAnswerTurnsOutSent() {
        plan(received("a@c.us"));
        begin("a@c.us");
        OutboundMessage doubtful = outboundMessages.unfinished(tenant, "a@c.us").orElseThrow();
        outboundMessages.settle(doubtful, OutboundOutcome.UNCERTAIN, null, "no answer");
        followUps.take(tenant, followUps.allOpen(tenant, 1).getFirst().id(), "amina");

        outboundMessages.acknowledged(tenant, doubtful.waMessageId(), 1);

        assertThat(followUps.allOpen(tenant, 10)).hasSize(1);
    }

    @Test
    void believesAnAcknowledgementUnderTheOtherIdOfTheCustomer() {
        plan(received("255711000001@c.us"));
        begin("255711000001@c.us");
        OutboundMessage begun =
                outboundMessages.unfinished(tenant, "255711000001@c.us").orElseThrow();

        outboundMessages.acknowledged(
                tenant, begun.waMessageId().replace("255711000001@c.us", "98765432109876@lid"), 1);

        assertThat(outcome(begun.id())).isEqualTo("SENT");
    }

    @ParameterizedTest
    @EnumSource(
            value = OutboundOutcome.class,
            names = {"PLANNED", "SENDING", "SENT", "FAILED", "UNCERTAIN"})
    void answersContentThatComesAfterAllWhateverBecameOfThePlea(OutboundOutcome plea) {
        NewInboundMessage unread = message("a@c.us", MessageKind.UNREADABLE);
        InboundMessageRow row =
                inboundMessages.receive(tenant, unread, 50).orElseThrow().message();
        plan(row);
        OutboundMessage planned = outboundMessages.unfinished(tenant, "a@c.us").orElseThrow();
        if (plea != OutboundOutcome.PLANNED) {
            begin("a@c.us");
        }
        if (plea != OutboundOutcome.PLANNED && plea != OutboundOutcome.SENDING) {
            outboundMessages.settle(planned, plea, null, null);
        }

        inboundMessages.completed(
                tenant,
                new NewInboundMessage(
                        "a@c.us", "1", "2", unread.waMessageId(), MessageKind.TEXT, "Bei?", Instant.now(), false));
        outboundMessages.settle(planned, OutboundOutcome.SENT, 1, null);

        assertThat(inboundMessages.next(tenant, "a@c.us"))
                .hasValueSatisfying(next -> assertThat(next.text()).isEqualTo("Bei?"));
        assertThat(followUps.allOpen(tenant, 10)).isEmpty();
        plan(inboundMessages.next(tenant, "a@c.us").orElseThrow());
        send("a@c.us");
        assertThat(outcome(row.id())).isEqualTo("ANSWERED");
    }

    @Test
    void knowsItsOwnMessagesFromThoseOfAPerson() {
        plan(received("a@c.us"));
        OutboundMessage outboundMessage =
                outboundMessages.unfinished(tenant, "a@c.us").orElseThrow();

        assertThat(outboundMessages.isOurs(tenant, outboundMessage.waMessageId()))
                .isTrue();
        assertThat(outboundMessages.isOurs(linkedTenant(), outboundMessage.waMessageId()))
                .isFalse();
        assertThat(outboundMessages.isOurs(tenant, "true_a@c.us_TYPED")).isFalse();
    }

    @Test
    void doesNotCountWhatAPersonTypesTowardsTheLimit() {
        for (int i = 0; i < 5; i++) {
            outboundMessages.typedOnPhone(tenant, message("a@c.us", false));
        }
        plan(received("b@c.us"));

        assertThat(begin("b@c.us")).isInstanceOf(SendPermit.Begun.class);
    }

    @Test
    void knowsThatAPersonWroteAfterAMessage() {
        InboundMessageRow message = received("a@c.us");
        assertThat(handoffs.situation(tenant, "a@c.us", message.writtenAt()).personWrote())
                .isFalse();

        outboundMessages.typedOnPhone(tenant, message("a@c.us", false));

        assertThat(handoffs.situation(tenant, "a@c.us", message.writtenAt()).personWrote())
                .isTrue();
        assertThat(handoffs.situation(tenant, "b@c.us", message.writtenAt()).personWrote())
                .isFalse();
        assertThat(handoffs.situation(linkedTenant(), "a@c.us", message.writtenAt())
                        .personWrote())
                .isFalse();
    }

    private TenantId linkedTenant() {
        NewTenant salon = TenantMother.salon();
        tenants.create(salon);
        assertThat(leases.acquire(salon.id(), epoch, WORKER, Duration.ofSeconds(30)))
                .isTrue();
        return salon.id();
    }

    private InboundMessageRow received(String chat) {
        return received(tenant, chat);
    }

    private InboundMessageRow received(TenantId tenant, String chat) {
        return inboundMessages
                .receive(tenant, message(chat, false), 50)
                .orElseThrow()
                .message();
    }

    private InboundMessageRow receivedOf(String chat, MessageKind kind) {
        NewInboundMessage text = message(chat, false);
        NewInboundMessage message = new NewInboundMessage(
                chat, text.fromNumber(), text.toNumber(), text.waMessageId(), kind, "", text.writtenAt(), false);
        return inboundMessages.receive(tenant, message, 50).orElseThrow().message();
    }

    private InboundMessageRow receivedAt(String chat, Instant written, String text) {
        NewInboundMessage usual = message(chat, false);
        NewInboundMessage message = new NewInboundMessage(
                chat, usual.fromNumber(), usual.toNumber(), usual.waMessageId(), usual.kind(), text, written, false);
        return inboundMessages.receive(tenant, message, 50).orElseThrow().message();
    }

    private InboundMessageRow receivedUnder(String chat, String waMessageId) {
        NewInboundMessage message = new NewInboundMessage(
                chat, "1", "2", waMessageId, MessageKind.TEXT, "Bei ya nywele?", Instant.now(), false);
        return inboundMessages.receive(tenant, message, 50).orElseThrow().message();
    }

    private static NewInboundMessage message(String chat, MessageKind kind) {
        return new NewInboundMessage(
                chat,
                "255711000001",
                "255700000001",
                "false_" + chat + "_F" + IDS.incrementAndGet(),
                kind,
                "",
                Instant.now(),
                false);
    }

    private static NewInboundMessage message(String chat, boolean caughtUp) {
        return new NewInboundMessage(
                chat,
                "255700000001",
                "255700000002",
                "false_" + chat + "_" + IDS.incrementAndGet(),
                MessageKind.TEXT,
                "Habari",
                Instant.parse("2026-09-01T08:00:00Z"),
                caughtUp);
    }

    private PlanResult plan(InboundMessageRow message) {
        return replyPlanning.plan(message, epoch, LIMIT, planned(MessageOrigin.TEMPLATE));
    }

    private PlanResult refuse(InboundMessageRow message) {
        return replyPlanning.refuse(message, epoch, LIMIT, planned(MessageOrigin.RATE_WARNING));
    }

    private void fillTheWindow() {
        for (int i = 0; i < 3; i++) {
            plan(received("chat%d@c.us".formatted(i)));
            send("chat%d@c.us".formatted(i));
        }
    }

    private static ReplyDraft planned(FollowUpReason followUp) {
        return new ReplyDraft(
                "true_" + IDS.incrementAndGet(),
                "Asante",
                MessageOrigin.TEMPLATE,
                "BOOKING",
                "order_received",
                "SW",
                null,
                false,
                followUp,
                null);
    }

    private static ReplyDraft planned(MessageOrigin origin) {
        return new ReplyDraft(
                "true_" + IDS.incrementAndGet(), "Karibu", origin, "BOOKING", "menu", "SW", null, false, null, null);
    }

    private SendPermit begin(String chat) {
        return beginWithin(LIMIT, chat);
    }

    private SendPermit beginWithin(SendingLimit limit, String chat) {
        Optional<OutboundMessage> outboundMessage = outboundMessages.unfinished(tenant, chat);
        return outboundMessages.begin(outboundMessage.orElseThrow(), epoch, limit);
    }

    private void send(String chat) {
        assertThat(begin(chat)).isInstanceOf(SendPermit.Begun.class);
        outboundMessages.settle(outboundMessages.unfinished(tenant, chat).orElseThrow(), OutboundOutcome.SENT, 1, null);
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
