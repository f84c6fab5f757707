package io.flowhq.worker.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.change.ChangeSubscriptions;
import io.flowhq.store.followup.FollowUp;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.knowledge.CatalogueItem;
import io.flowhq.store.knowledge.CatalogueItems;
import io.flowhq.store.knowledge.OwnQuestion;
import io.flowhq.store.knowledge.OwnQuestions;
import io.flowhq.store.knowledge.Service;
import io.flowhq.store.knowledge.Services;
import io.flowhq.store.knowledge.ShopFact;
import io.flowhq.store.knowledge.ShopFacts;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.IgnoredMessageCounts;
import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.message.MessageKind;
import io.flowhq.store.message.MessageOrigin;
import io.flowhq.store.message.NewInboundMessage;
import io.flowhq.store.message.NewText;
import io.flowhq.store.message.SendingLimit;
import io.flowhq.store.message.TextPlanning;
import io.flowhq.store.order.CustomerRequests;
import io.flowhq.store.order.RequestKind;
import io.flowhq.store.order.RequestStatus;
import io.flowhq.store.session.SessionLeases;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.TenantOverviews;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.worker.page.InboundMessage;
import io.flowhq.worker.session.MessageIntake;
import io.flowhq.worker.session.MessagePipeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The pipeline on a real PostgreSQL, with the account's chats in memory so that any step can be made the last. */
@StoreTest
class MessagePipelineTest {

    private static final String CHAT = "255711111111@c.us";

    /** Stands for SIGKILL: nothing of the pipeline catches it. */
    private static final class Killed extends Error {}

    @Autowired
    private Tenants tenants;

    @Autowired
    private SessionLeases leases;

    @Autowired
    private ChatHandoffs handoffs;

    @Autowired
    private ShopFacts facts;

    @Autowired
    private CatalogueItems catalogue;

    @Autowired
    private Services services;

    @Autowired
    private OwnQuestions questions;

    @Autowired
    private TenantOverviews overviews;

    @Autowired
    private IgnoredMessageCounts ignored;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext store;

    private final FakeChats chats = new FakeChats();
    private final List<MessageIntake> intakes = new ArrayList<>();
    private @Nullable MessagePipeline pipeline;
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
        intakes.forEach(MessageIntake::close);
    }

    @Test
    void answersAMessageAndSaysWhy() {
        MessageIntake intake = connect(null);
        InboundMessage message = write(intake, "Habari, nataka kubook miadi");

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
        await().untilAsserted(() -> assertThat(
                        overviews.find(tenant).orElseThrow().session().lastSeenAt())
                .isNotNull());
    }

    @Test
    void answersFromWhatItsOwnOwnerTold() {
        NewTenant neighbour = TenantMother.salon();
        tenants.create(neighbour);
        facts.put(neighbour.id(), new ShopFact("location", "Tupo Mbeya", ""));
        facts.put(tenant, new ShopFact("location", "Tupo Kariakoo, mtaa wa Msimbazi", ""));
        write(connect(null), "mko wapi?");

        await().untilAsserted(() -> assertThat(chats.sent).hasSize(1));
        assertThat(chats.sent.getFirst().text())
                .contains("Tupo Kariakoo, mtaa wa Msimbazi")
                .doesNotContain("Mbeya");
    }

    @Test
    void answersPricesAndOwnQuestionsOfItsOwnTenant() {
        NewTenant neighbour = TenantMother.salon();
        tenants.create(neighbour);
        UUID id = UUID.randomUUID();
        catalogue.put(
                neighbour.id(),
                new CatalogueItem(id, "iPhone 13", List.of(), BigDecimal.valueOf(1_000_000), "TZS", 1, ""));
        catalogue.put(
                tenant, new CatalogueItem(id, "iPhone 13", List.of("ifon"), BigDecimal.valueOf(850_000), "TZS", 4, ""));
        services.put(tenant, new Service(id, "Kusuka", List.of(), BigDecimal.valueOf(35_000), "TZS", 90, ""));
        questions.put(tenant, new OwnQuestion(id, List.of("mna wifi?"), "Ndiyo, ya bure", "", null));
        MessageIntake intake = connect(null);
        write(intake, "bei ya iphone 13?");
        write(intake, "kusuka bei gani");
        write(intake, "mna wifi?");

        await().untilAsserted(() -> assertThat(chats.sent).hasSize(3));
        assertThat(chats.sent)
                .extracting(FakeChats.Sent::text)
                .satisfiesExactly(
                        price -> assertThat(price).contains("TSh 850,000").doesNotContain("1,000,000"),
                        service -> assertThat(service).contains("TSh 35,000", "saa 1 na dakika 30"),
                        own -> assertThat(own).contains("Ndiyo, ya bure"));
    }

    @Test
    void answersFromWhatItsOwnerToldLast() {
        NewTenant neighbour = TenantMother.salon();
        tenants.create(neighbour);
        UUID id = UUID.randomUUID();
        priced(tenant, id, 850_000);
        MessageIntake intake = connect(null);
        write(intake, "bei ya iphone 13?");
        await().untilAsserted(() -> assertThat(chats.sent).hasSize(1));

        priced(neighbour.id(), id, 1_000_000);
        priced(tenant, id, 790_000);
        write(intake, "iphone 13 bei gani sasa?");

        await().untilAsserted(() -> assertThat(chats.sent).hasSize(2));
        assertThat(chats.sent)
                .extracting(FakeChats.Sent::text)
                .satisfiesExactly(
                        before -> assertThat(before).contains("TSh 850,000"),
                        after -> assertThat(after).contains("TSh 790,000").doesNotContain("850,000", "1,000,000"));
    }

    private void priced(TenantId owner, UUID id, long price) {
        catalogue.put(owner, new CatalogueItem(id, "iPhone 13", List.of(), BigDecimal.valueOf(price), "TZS", 4, ""));
    }

    @Test
    void sendsNothingMoreToWhoAskedNotToBeWrittenToUntilTheyComeBack() {
        NewTenant neighbour = TenantMother.salon();
        tenants.create(neighbour);
        MessageIntake intake = connect(null);
        write(intake, "acha kunitumia ujumbe");
        await().untilAsserted(() -> assertThat(chats.sent).hasSize(1));
        assertThat(chats.sent.getFirst().text()).contains("*start*");

        write(intake, "bei");
        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("ANSWERED", "SENT", "HANDED_OFF"));
        planText("Ofa mpya wiki hii");
        intake.arrived(chats.customerWrites("255722222222@c.us", "mko wapi?", Instant.now()));
        await().untilAsserted(() -> assertThat(chats.sent).hasSize(2));

        assertThat(handoffs.find(tenant, CHAT, Instant.now().plus(Duration.ofDays(365))))
                .map(ChatHandoffs.Handoff::cause)
                .contains(ChatHandoffs.Cause.OPTED_OUT);
        assertThat(handoffs.all(neighbour.id(), Instant.now())).isEmpty();

        write(intake, "Start");
        await().untilAsserted(() -> assertThat(chats.sent).hasSize(3));
        assertThat(handoffs.all(tenant, Instant.now())).isEmpty();
    }

    @Test
    void withdrawsWhatAProgramWritesToWhoOptedOut() {
        optOut();
        planText("Ofa mpya wiki hii");

        connect(null);

        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("WITHDRAWN"));
        assertThat(chats.sent).isEmpty();
    }

    @Test
    void answersAgainWhenAPersonLiftsAnOptOut() {
        optOut();
        handoffs.begin(
                tenant,
                CHAT,
                ChatHandoffs.Cause.OWNER_WROTE,
                Instant.now(),
                Instant.now().plusSeconds(60));
        assertThat(handoffs.all(tenant, Instant.now()))
                .extracting(ChatHandoffs.Handoff::cause)
                .containsExactly(ChatHandoffs.Cause.OPTED_OUT);

        assertThat(handoffs.end(tenant, CHAT)).isTrue();
        write(connect(null), "bei");

        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("ANSWERED", "SENT"));
    }

    private void optOut() {
        handoffs.begin(
                tenant,
                CHAT,
                ChatHandoffs.Cause.OPTED_OUT,
                Instant.now().minusSeconds(60),
                Instant.now().plus(ChatHandoffs.FOR_GOOD));
    }

    @Test
    void answersAMessageThatIsToldTwiceOnce() {
        MessageIntake intake = connect(null);
        InboundMessage message = write(intake, "bei");
        intake.arrived(message);
        write(intake, "miadi");

        await().untilAsserted(() -> assertThat(chats.sent).hasSize(2));
        assertThat(chats.answersByQuestion())
                .hasSize(2)
                .allSatisfy((question, answers) -> assertThat(answers).isEqualTo(1));
    }

    @ParameterizedTest
    @EnumSource(PipelineStep.class)
    void losesAndDoublesNothingWhereverTheWorkerDies(PipelineStep pipelineStep) {
        connect(null);
        MessageIntake dying = connect(pipelineStep);
        write(dying, "Habari");
        InboundMessage first = write(dying, "bei gani");
        InboundMessage second = write(dying, "nataka kuongea na mtu");
        await().until(() -> dying(pipelineStep).get());

        connect(null);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(chats.answersByQuestion()).hasSize(3));
        await().untilAsserted(() -> assertThat(outcomes()).doesNotContain("RECEIVED", "PLANNED", "SENDING"));
        assertThat(chats.answersByQuestion())
                .allSatisfy((question, answers) -> assertThat(answers).isEqualTo(1));
        assertThat(chats.sent).extracting(FakeChats.Sent::quotes).endsWith(first.id(), second.id());
        assertThat(outcomes()).doesNotContain("UNCERTAIN", "FAILED");
        assertThat(followUps()).containsOnlyOnce(FollowUpReason.PERSON_WANTED);
    }

    @Test
    void sendsATextThatAnotherProcessWroteDownOnce() throws Exception {
        MessageIntake intake = connect(null);
        PlannedTextListener listener =
                new PlannedTextListener(store.getBean(ChangeSubscriptions.class), (SessionIntakes) pipeline);
        try {
            write(intake, "bei");
            await().untilAsserted(() -> assertThat(outcomes()).containsExactly("ANSWERED", "SENT"));

            planText("Nguo zako ziko tayari");

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(outcomes()).containsExactly("ANSWERED", "SENT", "SENT"));
            assertThat(chats.sent)
                    .last()
                    .satisfies(sent -> assertThat(sent.text()).isEqualTo("Nguo zako ziko tayari"));
        } finally {
            listener.destroy();
        }
    }

    @Test
    void withdrawsATextThatCouldNotBeSentForTooLong() {
        planText("Nguo zako ziko tayari");
        jdbc.sql("update message_logs set created_at = created_at - interval '7 hours' where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();

        connect(null);

        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("WITHDRAWN"));
        assertThat(chats.sent).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = PipelineStep.class,
            names = {"BEFORE_BEGINNING", "AFTER_BEGINNING", "WHILE_SENDING", "AFTER_SENDING", "AFTER_SETTLING"})
    void sendsAPersonsTextsOnceAndInTheirOrderWhereverTheWorkerDies(PipelineStep pipelineStep) {
        planText("Nguo zako ziko tayari", MessageOrigin.PERSON);
        planText("Karibu uzichukue", MessageOrigin.PERSON);
        connect(pipelineStep);
        await().until(() -> dying(pipelineStep).get());

        connect(null);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(outcomes()).containsExactly("SENT", "SENT"));
        assertThat(chats.sent)
                .extracting(FakeChats.Sent::text)
                .containsExactly("Nguo zako ziko tayari", "Karibu uzichukue");
    }

    private void planText(String text) {
        planText(text, MessageOrigin.PROGRAM);
    }

    private void planText(String text, MessageOrigin origin) {
        store.getBean(TextPlanning.class)
                .plan(
                        new NewText(tenant, CHAT, text, null, origin, "amina@example.org", null),
                        new SendingLimit(10, Duration.ofMinutes(1)));
    }

    @Test
    void sendsAgainWhatThePageRefused() {
        MessageIntake intake = connect(null);
        chats.manner = FakeChats.Manner.REFUSE;
        write(intake, "bei");

        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("ANSWERED", "SENT"));
        assertThat(chats.sent).hasSize(1);
    }

    @Test
    void findsInTheChatWhatThePageDidNotConfirm() {
        MessageIntake intake = connect(null);
        chats.manner = FakeChats.Manner.SEND_AND_SAY_NOTHING;
        write(intake, "bei");

        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("ANSWERED", "SENT"));
        assertThat(chats.sent).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = FakeChats.Manner.class,
            names = {"SEND_AND_DIE", "DIE"})
    void findsOutOnTheNextPageWhatADyingOneDid(FakeChats.Manner manner) {
        MessageIntake intake = connect(null);
        chats.manner = manner;
        write(intake, "bei");
        await().until(() -> chats.manner == FakeChats.Manner.SEND_AND_CONFIRM);
        intake.close();

        connect(null);

        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("ANSWERED", "SENT"));
        assertThat(chats.sent).hasSize(1);
    }

    @Test
    void admitsThatNobodyCanKnowWhenThePageWasSetBack() {
        MessageIntake intake = connect(null);
        chats.manner = FakeChats.Manner.DIE;
        write(intake, "bei");
        await().until(() -> chats.manner == FakeChats.Manner.SEND_AND_CONFIRM);
        intake.close();
        chats.keptSince = Instant.now();

        connect(null);

        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("UNCERTAIN", "UNCERTAIN"));
        assertThat(chats.sent).isEmpty();
        await().untilAsserted(() -> assertThat(
                        overviews.find(tenant).orElseThrow().worker().lastError())
                .contains("may or may not have been sent"));
    }

    @Test
    void listsAMessageWhoseAnswerIsUncertainForAPersonAndAnswersTheNextOfItsChat() {
        uncertainAnswer("bei");
        assertThat(followUps()).containsExactly(FollowUpReason.SEND_FAILED);

        write(intakes.getLast(), "mko wapi");

        await().untilAsserted(() -> assertThat(chats.sent).hasSize(1));
        assertThat(followUps()).containsOnlyOnce(FollowUpReason.SEND_FAILED);
    }

    @Test
    void takesAnUncertainAnswerForSentWhenItIsSeenInItsChat() {
        uncertainAnswer("bei");
        String answer = jdbc.sql(
                        "select wa_message_id from message_logs where direction = 'OUT' and tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(String.class)
                .single();

        intakes.getLast()
                .arrived(FakeChats.message(
                        answer.replace(CHAT, "98765432109876@lid"),
                        "98765432109876@lid",
                        "Bei",
                        true,
                        Instant.now(),
                        2));

        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("ANSWERED", "SENT"));
        assertThat(followUps()).isEmpty();
    }

    private void uncertainAnswer(String question) {
        MessageIntake intake = connect(null);
        chats.manner = FakeChats.Manner.DIE;
        write(intake, question);
        await().until(() -> chats.manner == FakeChats.Manner.SEND_AND_CONFIRM);
        intake.close();
        chats.keptSince = Instant.now();
        connect(null);
        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("UNCERTAIN", "UNCERTAIN"));
    }

    @Test
    void logsAnUncertainAnswerWithoutItsTextAndNumber() {
        Logger ours = (Logger) LoggerFactory.getLogger("io.flowhq");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        ours.addAppender(lines);
        ours.setLevel(Level.DEBUG);
        try {
            MessageIntake intake = connect(null);
            chats.manner = FakeChats.Manner.DIE;
            write(intake, "bei ya Zanzibar");
            await().until(() -> chats.manner == FakeChats.Manner.SEND_AND_CONFIRM);
            intake.close();
            chats.keptSince = Instant.now();
            connect(null);
            await().untilAsserted(() -> assertThat(outcomes()).containsExactly("UNCERTAIN", "UNCERTAIN"));
        } finally {
            ours.detachAppender(lines);
            ours.setLevel(null);
        }

        List<String> logged = List.copyOf(lines.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
        assertThat(logged).anyMatch(line -> line.contains("is uncertain"));
        assertThat(logged).noneMatch(line -> line.contains("Zanzibar") || line.contains("255711111111"));
    }

    @Test
    void keepsSilentWhereAPersonHasAnswered() {
        MessageIntake intake = connect(null);
        write(intake, "bei");
        await().untilAsserted(() -> assertThat(chats.sent).hasSize(1));

        intake.arrived(chats.ownerWrites(CHAT, "Niko hapa", Instant.now()));
        write(intake, "asante sana");

        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("ANSWERED", "SENT", "SENT", "HANDED_OFF"));
        assertThat(chats.sent).hasSize(1);
        assertThat(handoffs.all(tenant, Instant.now())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nataka kuongea na mtu", "Can I talk to a human please?"})
    void handsAChatToAPersonOnRequestAfterOneAnswer(String request) {
        MessageIntake intake = connect(null);
        write(intake, request);
        await().untilAsserted(() -> assertThat(chats.sent).hasSize(1));

        write(intake, "bei");

        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("ANSWERED", "SENT", "HANDED_OFF"));
    }

    @Test
    void leavesTheChatToAPersonThoughTheWorkerDiedRightAfterPromisingOne() {
        connect(null);
        MessageIntake dying = connect(PipelineStep.AFTER_PLANNING);
        write(dying, "nataka kuongea na mtu");
        await().until(() -> dying(PipelineStep.AFTER_PLANNING).get());

        MessageIntake intake = connect(null);
        await().untilAsserted(() -> assertThat(chats.sent).hasSize(1));
        write(intake, "bei");

        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("ANSWERED", "SENT", "HANDED_OFF"));
        assertThat(followUps()).containsExactly(FollowUpReason.PERSON_WANTED);
    }

    @Test
    void asksForNoDetailThatWasGivenBeforeAndOpensAFollowUpForThePrice() {
        MessageIntake intake = connect(null);
        write(intake, "Bei gani?");
        await().untilAsserted(() -> assertThat(chats.sent).hasSize(1));
        assertThat(followUps()).isEmpty();
        write(intake, "ya kusuka rasta");
        await().untilAsserted(() -> assertThat(chats.sent).hasSize(2));

        assertThat(followUps()).containsExactly(FollowUpReason.PRICE_UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(PipelineStep.class)
    void placesABookingOnceWhereverTheWorkerDies(PipelineStep pipelineStep) {
        MessageIntake intake = connect(null);
        List.of("Nataka kuweka miadi ya kusuka kesho saa nne asubuhi", "Naitwa Neema")
                .forEach(text -> write(intake, text));
        await().untilAsserted(() -> assertThat(chats.sent).hasSize(2));
        MessageIntake dying = connect(pipelineStep);
        write(dying, "ndiyo");
        await().until(() -> dying(pipelineStep).get());

        connect(null);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(chats.answersByQuestion()).hasSize(3));
        await().untilAsserted(() -> assertThat(outcomes()).doesNotContain("RECEIVED", "PLANNED", "SENDING"));
        assertThat(store.getBean(CustomerRequests.class).all(tenant, RequestKind.BOOKING, 10))
                .singleElement()
                .satisfies(booking -> {
                    assertThat(booking.name()).isEqualTo("Neema");
                    assertThat(booking.status()).isEqualTo(RequestStatus.NEW);
                });
        assertThat(chats.sent).hasSize(3);
        assertThat(followUps()).containsExactly(FollowUpReason.BOOKING);
    }

    @Test
    void answersWithoutTheDialogueWhenItsTimeIsTakenHoweverOftenItAsks() {
        MessageIntake intake = connect(null);
        List.of("Nataka kuweka miadi ya kusuka kesho saa nne asubuhi", "Naitwa Neema")
                .forEach(text -> write(intake, text));
        await().untilAsserted(() -> assertThat(chats.sent).hasSize(2));
        MessageIntake blind = open(PipelineFixture.blindToTakenTimes(store, settings));
        jdbc.sql("""
                        insert into bookings (tenant_id, chat_id, message_id, thing, starts_at, ends_at, language)
                        select tenant_id, 'other@c.us', id, '', now() + interval '1 minute', now() + interval '3 days', 'SW'
                        from message_logs where tenant_id = :tenant and direction = 'IN' order by id limit 1
                        """).param("tenant", tenant.value()).update();

        write(blind, "ndiyo");
        blind.arrived(chats.customerWrites("255733000033@c.us", "Habari", Instant.now()));

        await().untilAsserted(() -> assertThat(chats.sent).hasSize(4));
        assertThat(store.getBean(CustomerRequests.class).all(tenant, RequestKind.BOOKING, 10))
                .hasSize(1);
    }

    @Test
    void holdsTheTimeOfABookingForAsLongAsItsServiceTakes() {
        services.put(tenant, new Service(UUID.randomUUID(), "Kusuka rasta", List.of(), null, "TZS", 180, ""));
        MessageIntake intake = connect(null);
        List.of("Nataka kuweka miadi ya kusuka rasta kesho saa nne asubuhi", "Naitwa Neema", "ndiyo")
                .forEach(text -> write(intake, text));

        await().untilAsserted(() -> assertThat(
                        store.getBean(CustomerRequests.class).taken(tenant, 0))
                .singleElement()
                .satisfies(taken -> assertThat(Duration.between(taken.startsAt(), taken.endsAt()))
                        .isEqualTo(Duration.ofMinutes(180))));
    }

    @Test
    void tellsACustomerOnceThatTheBusinessIsClosed() {
        String tomorrow =
                LocalDate.now(ZoneId.of("Africa/Dar_es_Salaam")).plusDays(2).toString();
        jdbc.sql("""
                        update tenant_configs set hours_json = cast(:hours as jsonb) where tenant_id = :tenant
                        """)
                .param("hours", "{\"special\": {\"" + tomorrow + "\": [\"08:00-17:00\"]}}")
                .param("tenant", tenant.value())
                .update();
        MessageIntake intake = connect(null);
        List.of("Bei gani?", "Mko wapi?", "Bei gani ya kunyoa?").forEach(text -> write(intake, text));

        await().untilAsserted(
                        () -> assertThat(outcomes()).filteredOn("SENT"::equals).hasSize(3));
        assertThat(jdbc.sql("select message_text from message_logs where tenant_id = :tenant and direction = 'OUT'")
                        .param("tenant", tenant.value())
                        .query(String.class)
                        .list())
                .filteredOn(text -> text.contains("tumefunga"))
                .hasSize(1);
    }

    @Test
    void answersWhatWasMissedBeforeWhatCameLaterThoughThePageIsSlowToSay() {
        MessageIntake intake = connect(null);
        write(intake, "Habari");
        await().untilAsserted(() -> assertThat(chats.sent).hasSize(1));
        intake.close();
        InboundMessage missed = chats.customerWrites(CHAT, "bei", Instant.now());
        chats.silences.set(1);

        InboundMessage later = write(connect(null), "miadi");

        await().untilAsserted(() -> assertThat(chats.sent)
                .extracting(FakeChats.Sent::quotes)
                .endsWith(missed.id(), later.id())
                .hasSize(3));
    }

    @Test
    void countsGroupsAndStatusesAndAnswersNone() {
        MessageIntake intake = connect(null);
        for (String chat : List.of("1203630@g.us", "status@broadcast", "12@newsletter", "33@broadcast")) {
            intake.arrived(chats.customerWrites(chat, "bei", Instant.now()));
        }
        write(intake, "bei");

        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("ANSWERED", "SENT"));
        assertThat(ignored.of(tenant))
                .hasSize(4)
                .allSatisfy((kind, messages) -> assertThat(messages).isEqualTo(1));
    }

    @Test
    void answersAHiddenIdOnThatId() {
        MessageIntake intake = connect(null);
        intake.arrived(chats.customerWrites("98765@lid", "bei", Instant.now()));

        await().untilAsserted(() -> assertThat(chats.to("98765@lid")).hasSize(1));
    }

    @Test
    void answersOnReconnectWhatCameMeanwhileAndLeavesTheOldToAPerson() {
        MessageIntake intake = connect(null);
        intake.arrived(chats.customerWrites(CHAT, "bei", Instant.now().minus(Duration.ofHours(20))));
        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("TOO_OLD"));
        intake.close();
        chats.customerWrites(CHAT, "bei", Instant.now().minus(Duration.ofHours(7)));
        InboundMessage young = chats.customerWrites(CHAT, "miadi", Instant.now().minus(Duration.ofHours(1)));

        connect(null);

        await().untilAsserted(() -> assertThat(outcomes()).containsExactly("TOO_OLD", "TOO_OLD", "ANSWERED", "SENT"));
        assertThat(chats.sent)
                .singleElement()
                .satisfies(sent -> assertThat(sent.quotes()).isEqualTo(young.id()));
        assertThat(followUps()).contains(FollowUpReason.TOO_OLD, FollowUpReason.TOO_OLD);
    }

    @Test
    void logsWhatWasToldLastBeforeTheSessionWasLost() {
        MessageIntake intake = connect(null);
        for (int n = 0; n < 40; n++) {
            intake.arrived(chats.customerWrites("2557100000%02d@c.us".formatted(n), "bei", Instant.now()));
        }
        intake.close();

        await().untilAsserted(() -> assertThat(
                        jdbc.sql("select count(*) from message_logs where tenant_id = :tenant and direction = 'IN'")
                                .param("tenant", tenant.value())
                                .query(Integer.class)
                                .single())
                .isEqualTo(40));
    }

    @Test
    void answersWhatAnEarlierSessionLogsLate() {
        connect(null);
        String id = "false_" + CHAT + "_LATE";
        NewInboundMessage arriving = new NewInboundMessage(
                CHAT, "255711111111", "255700000000", id, MessageKind.TEXT, "bei", Instant.now(), true);
        store.getBean(InboundMessages.class).receive(tenant, arriving, 50);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(outcomes()).containsExactly("ANSWERED", "SENT"));
    }

    @Test
    void givesUpWhatThePageNeverSends() {
        MessageIntake intake = connect(null);
        chats.manner = FakeChats.Manner.ALWAYS_FAIL;
        write(intake, "bei");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(outcomes()).containsExactly("FAILED", "FAILED"));
        assertThat(jdbc.sql("select attempts from message_logs where tenant_id = :tenant and direction = 'OUT'")
                        .param("tenant", tenant.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
        assertThat(chats.sent).isEmpty();
        assertThat(followUps()).contains(FollowUpReason.SEND_FAILED);
    }

    @RepeatedTest(2)
    void keepsOrderInEveryChatWhileChatsGoOnSideBySide() {
        settings = settings(1_000);
        MessageIntake intake = connect(null);
        for (int n = 0; n < 10; n++) {
            for (int chat = 0; chat < 8; chat++) {
                intake.arrived(chats.customerWrites("25571000000%d@c.us".formatted(chat), "bei " + n, Instant.now()));
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

    static MessageSettings settings(int maxPerMinute) {
        return settings(maxPerMinute, Duration.ofMinutes(10), Duration.ZERO, 0);
    }

    private static MessageSettings settings(
            int maxPerMinute, Duration longestWait, Duration quietWindow, int maxRepeats) {
        return new MessageSettings(
                maxPerMinute,
                50,
                Duration.ofHours(6),
                Duration.ofMinutes(30),
                Duration.ZERO,
                Duration.ofHours(24),
                Duration.ofHours(2),
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofMillis(20),
                longestWait,
                quietWindow,
                maxRepeats,
                0,
                Duration.ofHours(1),
                Duration.ofMinutes(30),
                "");
    }

    private InboundMessage write(MessageIntake intake, String text) {
        InboundMessage message = chats.customerWrites(CHAT, text, Instant.now());
        intake.arrived(message);
        return message;
    }

    private List<String> outcomes() {
        return jdbc.sql("select outcome from message_logs where tenant_id = :tenant order by coalesce(answers, id), id")
                .param("tenant", tenant.value())
                .query(String.class)
                .list();
    }

    private List<FollowUpReason> followUps() {
        return store.getBean(FollowUps.class).allOpen(tenant, 50).stream()
                .map(FollowUp::reason)
                .toList();
    }

    private final Map<PipelineStep, AtomicBoolean> dead = new ConcurrentHashMap<>();

    private AtomicBoolean dying(PipelineStep pipelineStep) {
        return dead.computeIfAbsent(pipelineStep, s -> new AtomicBoolean());
    }

    /** A worker takes the tenant over with a new epoch; one that is to die does so the first time it comes to a step. */
    private MessageIntake connect(@Nullable PipelineStep last) {
        if (last != null) {
            awaitFinished();
        }
        return open(
                last == null
                        ? PipelineFixture.on(store, settings)
                        : PipelineFixture.on(store, settings, pipelineStep -> dieAt(last, pipelineStep)));
    }

    /** What an earlier worker still logs, the one that is to die does not come to. */
    private void awaitFinished() {
        intakes.forEach(MessageIntake::close);
        await().until(() -> intakes.stream().allMatch(intake -> ((SessionIntake) intake).isFinished()));
    }

    private MessageIntake open(MessagePipeline next) {
        intakes.forEach(MessageIntake::close);
        WorkerId name = new WorkerId("worker-" + epoch.next());
        leases.release(tenant, epoch, new WorkerId("worker-" + epoch));
        epoch = epoch.next();
        assertThat(leases.acquire(tenant, epoch, name, Duration.ofSeconds(60))).isTrue();
        pipeline = next;
        MessageIntake intake = next.open(chats.page(tenant, epoch));
        intakes.add(intake);
        return intake;
    }

    /** Kills a worker at its last step: from then on nothing of it does anything. */
    private void dieAt(PipelineStep last, PipelineStep pipelineStep) {
        if (pipelineStep == last || dying(last).get()) {
            dying(last).set(true);
            throw new Killed();
        }
    }
}
