package io.flowhq.store.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.followup.FollowUp;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.message.ChatHandoffs.Cause;
import io.flowhq.store.session.SessionLeases;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two contacts that turn out to be one person, while something of them is under way. */
@StoreTest
class ContactsTest {

    private static final String NUMBER = "255711222333";
    private static final String OLD = NUMBER + "@c.us";
    private static final String HIDDEN = "4711@lid";
    private static final Epoch EPOCH = new Epoch(1);
    private static final SendingLimit LIMIT = new SendingLimit(10, Duration.ofMinutes(1));
    private static final AtomicInteger IDS = new AtomicInteger();

    @Autowired
    private Contacts contacts;

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
    private SessionLeases leases;

    @Autowired
    private Tenants tenants;

    @Autowired
    private JdbcClient jdbc;

    private TenantId tenant;
    private TenantId other;

    @BeforeEach
    void twoTenantsWithTheSamePersonUnderBothIds() {
        tenant = linkedTenant();
        other = linkedTenant();
        for (TenantId each : List.of(tenant, other)) {
            contacts.seen(each, OLD, NUMBER, null);
            contacts.seen(each, HIDDEN, null, "4711");
        }
    }

    @Test
    void handOffsAndFollowUpsOfAMessageThatWaitedAreThePersons() {
        InboundMessageRow stop = received(tenant, HIDDEN);
        InboundMessageRow untouched = received(other, HIDDEN);

        contacts.seen(tenant, HIDDEN, NUMBER, "4711");
        handoffs.begin(
                tenant, HIDDEN, Cause.OPTED_OUT, Instant.now(), Instant.now().plusSeconds(600));
        followUps.open(tenant, stop.id(), FollowUpReason.COMPLAINT);

        assertThat(handoffs.find(tenant, OLD, Instant.now())).isPresent();
        assertThat(handoffs.find(tenant, HIDDEN, Instant.now())).isPresent();
        assertThat(handoffs.find(other, OLD, Instant.now())).isEmpty();
        assertThat(followUps.allOpen(tenant, 10))
                .singleElement()
                .extracting(FollowUp::chatId)
                .isEqualTo(OLD);
        assertThat(inboundMessages.next(tenant, OLD))
                .hasValueSatisfying(next -> assertThat(next.id()).isEqualTo(stop.id()));
        assertThat(inboundMessages.next(tenant, HIDDEN)).isEmpty();
        assertThat(chatOf(other, untouched.id())).isEqualTo(HIDDEN);
    }

    @Test
    void whatIsUnderWayEndsWhereItIsAndIsThePersonsThen() {
        InboundMessageRow question = received(tenant, HIDDEN);
        replyPlanning.plan(question, EPOCH, LIMIT, answer());
        OutboundMessage planned = outboundMessages.unfinished(tenant, HIDDEN).orElseThrow();

        contacts.seen(tenant, HIDDEN, NUMBER, "4711");

        assertThat(outboundMessages.unfinished(tenant, OLD))
                .as("no second one sends it")
                .isEmpty();
        outboundMessages.begin(planned, EPOCH, LIMIT);
        outboundMessages.settle(planned, OutboundOutcome.SENT, 1, null);
        assertThat(chatOf(tenant, question.id())).isEqualTo(OLD);
        assertThat(chatOf(tenant, planned.id())).isEqualTo(OLD);
    }

    private InboundMessageRow received(TenantId to, String chat) {
        NewInboundMessage message = new NewInboundMessage(
                chat,
                null,
                "255700000001",
                "false_" + chat + "_C" + IDS.incrementAndGet(),
                MessageKind.TEXT,
                "Acha kuniandikia",
                Instant.now(),
                false);
        return inboundMessages.receive(to, message, 50).orElseThrow().message();
    }

    private static ReplyDraft answer() {
        return ReplyDraft.notice(MessageIds.next(HIDDEN), "Sawa.", MessageOrigin.TEMPLATE, "false_x@c.us_Q");
    }

    private String chatOf(TenantId of, long message) {
        return jdbc.sql("select chat_id from message_logs where tenant_id = :tenant and id = :id")
                .param("tenant", of.value())
                .param("id", message)
                .query(String.class)
                .single();
    }

    private TenantId linkedTenant() {
        NewTenant salon = TenantMother.salon();
        tenants.create(salon);
        assertThat(leases.acquire(salon.id(), EPOCH, new WorkerId("worker-1"), Duration.ofSeconds(60)))
                .isTrue();
        return salon.id();
    }
}
