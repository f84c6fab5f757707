package io.flowhq.worker.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.replies.Replies;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.change.Notifier;
import io.flowhq.store.message.Answer;
import io.flowhq.store.message.AnswerOutcome;
import io.flowhq.store.message.Answers;
import io.flowhq.store.message.ArrivingMessage;
import io.flowhq.store.message.Assistants;
import io.flowhq.store.message.Beginning;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.CustomerMessage;
import io.flowhq.store.message.IgnoredMessages;
import io.flowhq.store.message.Inbox;
import io.flowhq.store.message.PlannedAnswer;
import io.flowhq.store.message.Planning;
import io.flowhq.store.message.SendingLimit;
import io.flowhq.store.session.SessionLeases;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.worker.page.InboundMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The pipeline on a real PostgreSQL, with the account's chats in memory so that any step can be made the last. */
@StoreTest
class MessagePipelineTest {

    private static final String CHAT = "255711111111@c.us";

    /** Where a worker may die. */
    enum Step {
        BEFORE_LOGGING,
        AFTER_LOGGING,
        BEFORE_PLANNING,
        AFTER_PLANNING,
        BEFORE_BEGINNING,
        AFTER_BEGINNING,
        AFTER_SENDING,
        AFTER_SETTLING
    }

    /** Stands for SIGKILL: nothing of the pipeline catches it. */
    private static final class Killed extends Error {}

    @Autowired
    private Tenants tenants;

    @Autowired
    private SessionLeases leases;

    @Autowired
    private Assistants assistants;

    @Autowired
    private ChatHandoffs handoffs;

    @Autowired
    private IgnoredMessages ignored;

    @Autowired
    private Notifier notifier;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final SimpleChats chats = new SimpleChats();
    private final List<Reception> workers = new ArrayList<>();
    private TenantId tenant = new TenantId(new java.util.UUID(0, 0));
    private Epoch epoch = Epoch.NONE;
    private MessageSettings settings = settings(10);

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
    }

    @BeforeEach
    void createATenant() {
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        NewTenant salon = TenantMother.salon();
        tenants.create(salon);
        tenant = salon.id();
    }

    @AfterEach
    void endSessions() {
        workers.forEach(worker -> worker.sessionGone(tenant));
    }

    @Test
    void answersAMessageAndSaysWhy() {
        Reception worker = connect(null);
        InboundMessage message = write(worker, "Habari, nataka kubook miadi");

        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("ANSWERED", "SENT"));
        assertThat(chats.sent).singleElement().satisfies(sent -> {
            assertThat(sent.quotes()).isEqualTo(message.id());
            assertThat(sent.chatId()).isEqualTo(CHAT);
        });
        assertThat(jdbc.sql(
                                "select template || '/' || intent || '/' || language from message_logs where direction = 'OUT'"
                                        + " and tenant_id = :tenant")
                        .param("tenant", tenant.value())
                        .query(String.class)
                        .single())
                .isEqualTo("BOOKING/booking/SW");
    }

    @Test
    void answersAMessageThatIsToldTwiceOnce() {
        Reception worker = connect(null);
        InboundMessage message = write(worker, "bei");
        worker.messageArrived(tenant, message);
        write(worker, "miadi");

        await().untilAsserted(() -> assertThat(chats.sent).hasSize(2));
        assertThat(chats.answersByQuestion())
                .hasSize(2)
                .allSatisfy((question, answers) -> assertThat(answers).isEqualTo(1));
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void losesAndDoublesNothingWhereverTheWorkerDies(Step step) {
        connect(null);
        Reception dying = connect(step);
        write(dying, "Habari");
        InboundMessage first = write(dying, "bei gani");
        InboundMessage second = write(dying, "miadi kesho");
        await().until(() -> dying(step).get());

        connect(null);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(chats.answersByQuestion()).hasSize(3));
        await().untilAsserted(() -> assertThat(outcomes()).doesNotContain("RECEIVED", "PLANNED", "SENDING"));
        assertThat(chats.answersByQuestion())
                .allSatisfy((question, answers) -> assertThat(answers).isEqualTo(1));
        assertThat(chats.sent).extracting(SimpleChats.Sent::quotes).endsWith(first.id(), second.id());
        assertThat(outcomes()).doesNotContain("UNCERTAIN", "FAILED");
    }

    @Test
    void sendsAgainWhatThePageRefused() {
        Reception worker = connect(null);
        chats.manner = SimpleChats.Manner.REFUSE;
        write(worker, "bei");

        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("ANSWERED", "SENT"));
        assertThat(chats.sent).hasSize(1);
    }

    @Test
    void findsInTheChatWhatThePageDidNotConfirm() {
        Reception worker = connect(null);
        chats.manner = SimpleChats.Manner.SEND_AND_SAY_NOTHING;
        write(worker, "bei");

        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("ANSWERED", "SENT"));
        assertThat(chats.sent).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = SimpleChats.Manner.class,
            names = {"SEND_AND_DIE", "DIE"})
    void findsOutOnTheNextPageWhatADyingOneDid(SimpleChats.Manner manner) {
        Reception worker = connect(null);
        chats.manner = manner;
        write(worker, "bei");
        await().until(() -> chats.manner == SimpleChats.Manner.SEND_AND_CONFIRM);
        worker.sessionGone(tenant);

        connect(null);

        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("ANSWERED", "SENT"));
        assertThat(chats.sent).hasSize(1);
    }

    @Test
    void admitsThatNobodyCanKnowWhenThePageWasSetBack() {
        Reception worker = connect(null);
        chats.manner = SimpleChats.Manner.DIE;
        write(worker, "bei");
        await().until(() -> chats.manner == SimpleChats.Manner.SEND_AND_CONFIRM);
        worker.sessionGone(tenant);
        chats.keptSince = Instant.now();

        connect(null);

        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("UNCERTAIN", "UNCERTAIN"));
        assertThat(chats.sent).isEmpty();
    }

    @Test
    void keepsSilentWhereAPersonHasAnswered() {
        Reception worker = connect(null);
        write(worker, "bei");
        await().untilAsserted(() -> assertThat(chats.sent).hasSize(1));

        worker.messageArrived(tenant, chats.ownerWrites(CHAT, "Niko hapa", Instant.now()));
        write(worker, "asante sana");

        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("ANSWERED", "SENT", "SENT", "HANDED_OFF"));
        assertThat(chats.sent).hasSize(1);
        assertThat(handoffs.all(tenant, Instant.now())).hasSize(1);
    }

    @Test
    void handsAChatToAPersonOnRequestAfterOneAnswer() {
        Reception worker = connect(null);
        write(worker, "nataka kuongea na mtu");
        await().untilAsserted(() -> assertThat(chats.sent).hasSize(1));

        write(worker, "bei");

        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("ANSWERED", "SENT", "HANDED_OFF"));
    }

    @Test
    void countsGroupsAndStatusesAndAnswersNone() {
        Reception worker = connect(null);
        for (String chat : List.of("1203630@g.us", "status@broadcast", "12@newsletter", "33@broadcast")) {
            worker.messageArrived(tenant, chats.customerWrites(chat, "bei", Instant.now()));
        }
        write(worker, "bei");

        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("ANSWERED", "SENT"));
        assertThat(ignored.of(tenant))
                .hasSize(4)
                .allSatisfy((kind, messages) -> assertThat(messages).isEqualTo(1));
    }

    @Test
    void answersAHiddenIdOnThatId() {
        Reception worker = connect(null);
        worker.messageArrived(tenant, chats.customerWrites("98765@lid", "bei", Instant.now()));

        await().untilAsserted(() -> assertThat(chats.to("98765@lid")).hasSize(1));
    }

    @Test
    void answersOnReconnectWhatCameMeanwhileAndLeavesTheOldToAPerson() {
        Reception worker = connect(null);
        worker.messageArrived(
                tenant, chats.customerWrites(CHAT, "bei", Instant.now().minus(Duration.ofHours(20))));
        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("TOO_OLD"));
        worker.sessionGone(tenant);
        chats.customerWrites(CHAT, "bei", Instant.now().minus(Duration.ofHours(7)));
        InboundMessage young = chats.customerWrites(CHAT, "miadi", Instant.now().minus(Duration.ofHours(1)));

        connect(null);

        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("TOO_OLD", "TOO_OLD", "ANSWERED", "SENT"));
        assertThat(chats.sent)
                .singleElement()
                .satisfies(sent -> assertThat(sent.quotes()).isEqualTo(young.id()));
    }

    @RepeatedTest(2)
    void keepsOrderInEveryChatWhileChatsGoOnSideBySide() {
        settings = settings(1_000);
        Reception worker = connect(null);
        for (int n = 0; n < 10; n++) {
            for (int chat = 0; chat < 8; chat++) {
                worker.messageArrived(
                        tenant, chats.customerWrites("25571000000%d@c.us".formatted(chat), "bei " + n, Instant.now()));
            }
        }

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(chats.sent).hasSize(80));
        for (int chat = 0; chat < 8; chat++) {
            List<Integer> order = chats.to("25571000000%d@c.us".formatted(chat)).stream()
                    .map(sent -> Integer.parseInt(sent.quotes().replaceAll(".*_", "")))
                    .toList();
            assertThat(order).hasSize(10).isSorted();
        }
    }

    @Test
    void sendsNoMoreThanTheLimitAndWarnsOnce() {
        settings = settings(5);
        Reception worker = connect(null);
        for (int n = 0; n < 30; n++) {
            worker.messageArrived(
                    tenant, chats.customerWrites("25571000000%d@c.us".formatted(n % 5), "bei", Instant.now()));
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(outcomes()).doesNotContain("RECEIVED", "PLANNED", "SENDING"));
        assertThat(chats.sent).hasSize(5);
        assertThat(jdbc.sql("select count(*) from message_logs where tenant_id = :tenant and template = 'LIMIT'")
                        .param("tenant", tenant.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(outcomes()).filteredOn("OVER_LIMIT"::equals).hasSize(26);
    }

    private static MessageSettings settings(int maxPerMinute) {
        return new MessageSettings(
                maxPerMinute,
                50,
                Duration.ofHours(6),
                Duration.ofMinutes(30),
                Duration.ZERO,
                Duration.ofHours(24),
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                "");
    }

    private InboundMessage write(Reception worker, String text) {
        InboundMessage message = chats.customerWrites(CHAT, text, Instant.now());
        worker.messageArrived(tenant, message);
        return message;
    }

    private List<String> outcomes() {
        return jdbc.sql("select outcome from message_logs where tenant_id = :tenant order by coalesce(answers, id), id")
                .param("tenant", tenant.value())
                .query(String.class)
                .list();
    }

    private final java.util.Map<Step, AtomicBoolean> dead = new java.util.EnumMap<>(Step.class);

    private AtomicBoolean dying(Step step) {
        return dead.computeIfAbsent(step, s -> new AtomicBoolean());
    }

    /** A worker takes the tenant over with a new epoch; one that is to die does so the first time it comes to a step. */
    private Reception connect(@Nullable Step last) {
        workers.forEach(worker -> worker.sessionGone(tenant));
        WorkerId name = new WorkerId("worker-" + epoch.next());
        leases.release(tenant, epoch, new WorkerId("worker-" + epoch));
        epoch = epoch.next();
        assertThat(leases.acquire(tenant, epoch, name, Duration.ofSeconds(60))).isTrue();
        Mortal mortal = new Mortal(last);
        Inbox inbox = new MortalInbox(mortal);
        Answers answers = new MortalAnswers(mortal);
        Clock clock = Clock.systemUTC();
        MessageDesk desk = new MessageDesk(
                inbox,
                answers,
                assistants,
                handoffs,
                new Replying(Replies.load(), answers, settings, clock),
                new Delivery(answers, settings, clock),
                settings,
                clock);
        Reception worker = new Reception(new Arrivals(inbox, answers, handoffs, ignored, settings, clock), desk, clock);
        workers.add(worker);
        worker.sessionReady(chats.page(tenant, epoch));
        return worker;
    }

    /** Kills its worker at a step: from then on nothing of it does anything. */
    private final class Mortal {

        private final @Nullable Step last;

        Mortal(@Nullable Step last) {
            this.last = last;
        }

        void at(Step step) {
            if (last != null && (step == last || dying(last).get())) {
                dying(last).set(true);
                throw new Killed();
            }
        }
    }

    private final class MortalInbox extends Inbox {

        private final Mortal mortal;

        MortalInbox(Mortal mortal) {
            super(jdbc, notifier);
            this.mortal = mortal;
        }

        @Override
        public Optional<Received> receive(TenantId tenant, ArrivingMessage message, int most) {
            mortal.at(Step.BEFORE_LOGGING);
            Optional<Received> received = transaction.execute(t -> super.receive(tenant, message, most));
            mortal.at(Step.AFTER_LOGGING);
            return received;
        }
    }

    private final class MortalAnswers extends Answers {

        private final Mortal mortal;

        MortalAnswers(Mortal mortal) {
            super(jdbc, notifier);
            this.mortal = mortal;
        }

        @Override
        public Planning plan(
                CustomerMessage message, Epoch epoch, SendingLimit limit, PlannedAnswer answer, PlannedAnswer warning) {
            mortal.at(Step.BEFORE_PLANNING);
            Planning planning = transaction.execute(t -> super.plan(message, epoch, limit, answer, warning));
            mortal.at(Step.AFTER_PLANNING);
            return planning;
        }

        @Override
        public Beginning begin(Answer answer, Epoch epoch, SendingLimit limit) {
            mortal.at(Step.BEFORE_BEGINNING);
            Beginning beginning = transaction.execute(t -> super.begin(answer, epoch, limit));
            mortal.at(Step.AFTER_BEGINNING);
            return beginning;
        }

        @Override
        public void settle(Answer answer, AnswerOutcome outcome, @Nullable Integer ack, @Nullable String error) {
            mortal.at(Step.AFTER_SENDING);
            transaction.executeWithoutResult(t -> super.settle(answer, outcome, ack, error));
            mortal.at(Step.AFTER_SETTLING);
        }
    }
}
