package io.flowhq.store.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@StoreTest
class TextPlanningTest {

    private static final SendingLimit LIMIT = new SendingLimit(3, Duration.ofMinutes(1));
    private static final String CHAT = "255711111111@c.us";

    @Autowired
    private TextPlanning planning;

    @Autowired
    private OutboundMessages outboundMessages;

    @Autowired
    private InboundMessages inboundMessages;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private Contacts contacts;

    @Autowired
    private ChatHandoffs handoffs;

    @Autowired
    private Tenants tenants;

    @Autowired
    private JdbcClient jdbc;

    private TenantId tenant = new TenantId(new UUID(0, 0));
    private TenantId other = tenant;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
    }

    @BeforeEach
    void createTwoTenants() {
        tenant = created();
        other = created();
    }

    @Test
    void writesATextDownAsTheNextMessageOfItsChat() {
        MessageLog planned = planned(plan(text("Karibu", null)));

        assertThat(outboundMessages.unfinished(tenant, CHAT).orElseThrow()).satisfies(message -> {
            assertThat(message.id()).isEqualTo(planned.id());
            assertThat(message.text()).isEqualTo("Karibu");
            assertThat(message.origin()).isEqualTo(MessageOrigin.PROGRAM);
            assertThat(message.waMessageId()).startsWith("true_" + CHAT + "_3EB0");
        });
        assertThat(inboundMessages.chatsWithWork(tenant)).containsExactly(CHAT);
        assertThat(inboundMessages.chatsWithWork(other)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = OutboundOutcome.class,
            names = {"FAILED", "UNCERTAIN", "WITHDRAWN"})
    void listsTheCustomerAgainWhoseTextMayNotHaveReachedThem(OutboundOutcome outcome) {
        InboundMessageRow question = received(tenant, "1");
        received(other, "1");
        followUps.open(tenant, question.id(), FollowUpReason.SEND_FAILED);
        followUps.finish(tenant, followUps.allOpen(tenant, 1).getFirst().id(), "amina");
        plan(new NewText(tenant, CHAT, "Elfu kumi", question.waMessageId(), MessageOrigin.PERSON, "amina", null));
        OutboundMessage text = outboundMessages.unfinished(tenant, CHAT).orElseThrow();
        received(tenant, "2");

        if (outcome == OutboundOutcome.WITHDRAWN) {
            outboundMessages.withdraw(text, InboundOutcome.TOO_OLD);
        } else {
            outboundMessages.settle(text, outcome, null, null);
        }

        assertThat(followUps.allOpen(tenant, 10)).singleElement().satisfies(again -> {
            assertThat(again.messageId()).isEqualTo(question.id());
            assertThat(again.takenBy()).isNull();
        });
        assertThat(followUps.allOpen(other, 10)).isEmpty();
    }

    @Test
    void listsNobodyForATextThatWasSent() {
        received(tenant, "1");
        plan(text("Karibu", null));

        outboundMessages.settle(outboundMessages.unfinished(tenant, CHAT).orElseThrow(), OutboundOutcome.SENT, 1, null);

        assertThat(followUps.allOpen(tenant, 10)).isEmpty();
    }

    @Test
    void writesOneMessageForOneKeyHoweverManyAskAtOnce() throws Exception {
        List<Callable<PlannedText>> calls = new ArrayList<>();
        for (int call = 0; call < 50; call++) {
            calls.add(() -> plan(text("Karibu", "order-1")));
        }
        List<Long> ids = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<PlannedText> call : threads.invokeAll(calls)) {
                ids.add(message(call.get()).id());
            }
        }

        assertThat(ids).hasSize(50).containsOnly(ids.getFirst());
        assertThat(count(tenant)).isOne();
    }

    @Test
    void knowsTheSameKeyOfAnotherAuthorAndOfAnotherTenantApart() {
        plan(text("Karibu", "1"));
        assertThat(plan(new NewText(tenant, CHAT, "Karibu", null, MessageOrigin.PERSON, "admin", "1")))
                .isInstanceOf(PlannedText.Planned.class);
        assertThat(plan(new NewText(other, CHAT, "Karibu", null, MessageOrigin.PROGRAM, "shop key", "1")))
                .isInstanceOf(PlannedText.Planned.class);
        assertThat(count(other)).isOne();
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherText() {
        plan(text("Karibu", "1"));
        assertThat(plan(text("Kwaheri", "1"))).isInstanceOf(PlannedText.KeyReused.class);
    }

    @Test
    void forgetsAKeyAfterADay() {
        plan(text("Karibu", "1"));
        jdbc.sql("update text_requests set created_at = created_at - interval '25 hours'")
                .update();
        assertThat(plan(text("Karibu", "1"))).isInstanceOf(PlannedText.Planned.class);
    }

    @Test
    void keepsAsManyWaitingAsMayBeSentInOneWindowAndSaysWhenToComeAgain() {
        for (int n = 0; n < 3; n++) {
            plan(text("Karibu " + n, null));
        }
        assertThat(plan(text("Karibu tena", null)))
                .isInstanceOfSatisfying(
                        PlannedText.Full.class,
                        full -> assertThat(full.seconds()).isPositive());
        assertThat(plan(new NewText(other, CHAT, "Karibu", null, MessageOrigin.PROGRAM, "shop key", null)))
                .isInstanceOf(PlannedText.Planned.class);
    }

    @Test
    void quotesOnlyAMessageOfTheSameChatOfTheSameTenant() {
        NewInboundMessage question = new NewInboundMessage(
                CHAT,
                "255711111111",
                "255700000000",
                "false_" + CHAT + "_Q1",
                MessageKind.TEXT,
                "bei",
                Instant.now(),
                false);
        inboundMessages.receive(other, question, 50);
        NewText quoting =
                new NewText(tenant, CHAT, "1,000", question.waMessageId(), MessageOrigin.PROGRAM, "shop key", null);

        assertThat(plan(quoting)).isInstanceOf(PlannedText.UnknownQuote.class);
        inboundMessages.receive(tenant, question, 50);
        assertThat(planned(plan(quoting)).chatId()).isEqualTo(CHAT);
        assertThat(outboundMessages.unfinished(tenant, CHAT).orElseThrow().quotes())
                .isEqualTo(question.waMessageId());
    }

    @Test
    void keepsATextToAKnownPersonInTheirOneChat() {
        contacts.seen(tenant, "987654321@lid", "255711111111", "987654321");

        MessageLog planned = planned(plan(text("Karibu", null)));

        assertThat(planned.chatId()).isEqualTo("987654321@lid");
        assertThat(planned.waMessageId()).startsWith("true_" + CHAT);
    }

    @Test
    void aPersonsTextSpeaksForTheOwner() {
        Instant before = Instant.now().minusSeconds(60);
        plan(text("Karibu", null));
        assertThat(handoffs.situation(tenant, CHAT, before).personWrote()).isFalse();
        plan(new NewText(tenant, CHAT, "Nakuja", null, MessageOrigin.PERSON, "admin", null));
        assertThat(handoffs.situation(tenant, CHAT, before).personWrote()).isTrue();
    }

    private InboundMessageRow received(TenantId tenant, String id) {
        return inboundMessages
                .receive(
                        tenant,
                        new NewInboundMessage(
                                CHAT,
                                "255711111111",
                                "255700000001",
                                "false_" + CHAT + "_" + id,
                                MessageKind.TEXT,
                                "Bei?",
                                Instant.now(),
                                false),
                        50)
                .orElseThrow()
                .message();
    }

    private NewText text(String text, @Nullable String key) {
        return new NewText(tenant, CHAT, text, null, MessageOrigin.PROGRAM, "shop key", key);
    }

    private PlannedText plan(NewText text) {
        return planning.plan(text, LIMIT);
    }

    private static MessageLog planned(PlannedText result) {
        assertThat(result).isInstanceOf(PlannedText.Planned.class);
        return message(result);
    }

    private static MessageLog message(PlannedText result) {
        return switch (result) {
            case PlannedText.Planned planned -> planned.message();
            case PlannedText.Repeated repeated -> repeated.message();
            default -> throw new AssertionError(result);
        };
    }

    private int count(TenantId tenant) {
        return jdbc.sql("select count(*) from message_logs where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(Integer.class)
                .single();
    }

    private TenantId created() {
        NewTenant salon = TenantMother.salon();
        tenants.create(salon);
        return salon.id();
    }
}
