package io.flowhq.store.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.message.Contacts;
import io.flowhq.store.message.InboundMessageRow;
import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.message.InboundOutcome;
import io.flowhq.store.message.MessageKind;
import io.flowhq.store.message.NewInboundMessage;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@StoreTest
class FollowUpsTest {

    private static final String CHAT = "255711222333@c.us";
    private static final AtomicInteger IDS = new AtomicInteger();

    @Autowired
    Tenants tenants;

    @Autowired
    FollowUps followUps;

    @Autowired
    InboundMessages inboundMessages;

    @Autowired
    Contacts contacts;

    private TenantId tenant;

    @BeforeEach
    void aTenant() {
        tenant = newTenant();
    }

    @Test
    void areOpenedOnceForAMessageAndReason() {
        InboundMessageRow message = received(CHAT, MessageKind.TEXT);

        followUps.open(tenant, message.id(), FollowUpReason.COMPLAINT);
        followUps.open(tenant, message.id(), FollowUpReason.COMPLAINT);
        followUps.open(tenant, message.id(), FollowUpReason.ORDER);

        assertThat(followUps.allOpen(tenant, 10))
                .extracting(FollowUp::reason)
                .containsExactly(FollowUpReason.COMPLAINT, FollowUpReason.ORDER);
        assertThat(followUps.allOpen(tenant, 10).getFirst().text()).isEqualTo("Habari");
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, TOO_OLD, TOO_OLD",
        "TEXT, OVER_LIMIT, OVER_LIMIT",
        "TEXT, FAILED, SEND_FAILED",
        "TEXT, UNCERTAIN, SEND_FAILED",
        "CALL, SAID_BEFORE, CALL",
        "UNREADABLE, SAID_BEFORE, UNREADABLE"
    })
    void areOpenedForMessagesThatEndWithoutAnAnswer(MessageKind kind, InboundOutcome outcome, FollowUpReason reason) {
        inboundMessages.close(received(CHAT, kind), outcome);

        assertThat(followUps.allOpen(tenant, 10)).extracting(FollowUp::reason).containsExactly(reason);
    }

    @ParameterizedTest
    @CsvSource({"ANSWERED", "HANDED_OFF", "PAUSED", "DELETED"})
    void areNotOpenedWhereNobodyHasAnythingToDo(InboundOutcome outcome) {
        inboundMessages.close(received(CHAT, MessageKind.TEXT), outcome);

        assertThat(followUps.allOpen(tenant, 10)).isEmpty();
    }

    @Test
    void areOpenedForAMessageThatFoundItsChatFullAndForOneThatTheDatabaseRefused() {
        inboundMessages.receive(tenant, message(CHAT, MessageKind.TEXT), 0);
        inboundMessages.setAside(tenant, message(CHAT, MessageKind.EMPTY), "22021");

        assertThat(followUps.allOpen(tenant, 10))
                .extracting(FollowUp::reason)
                .containsExactly(FollowUpReason.OVER_LIMIT, FollowUpReason.UNREADABLE);
    }

    @Test
    void areOneForACallThatIsRepeatedWhileItIsOpen() {
        inboundMessages.close(received(CHAT, MessageKind.CALL), InboundOutcome.SAID_BEFORE);
        inboundMessages.close(received(CHAT, MessageKind.CALL), InboundOutcome.SAID_BEFORE);

        assertThat(followUps.allOpen(tenant, 10)).hasSize(1);
    }

    @Test
    void areWithdrawnWithAnUnreadableMessageWhoseContentCame() {
        NewInboundMessage unread = message(CHAT, MessageKind.UNREADABLE);
        InboundMessageRow row =
                inboundMessages.receive(tenant, unread, 50).orElseThrow().message();
        followUps.open(tenant, row.id(), FollowUpReason.UNREADABLE);

        inboundMessages.completed(
                tenant,
                new NewInboundMessage(
                        CHAT, "1", "2", unread.waMessageId(), MessageKind.TEXT, "Bei?", Instant.now(), false));

        assertThat(followUps.allOpen(tenant, 10)).isEmpty();
    }

    @Test
    void areTakenAndDoneOnce() {
        long id = opened(CHAT);

        assertThat(followUps.take(tenant, id, "amina")).isTrue();
        assertThat(followUps.find(tenant, id).orElseThrow().takenBy()).isEqualTo("amina");
        assertThat(followUps.finish(tenant, id, "juma")).isTrue();
        assertThat(followUps.finish(tenant, id, "juma")).isFalse();
        assertThat(followUps.take(tenant, id, "juma")).isFalse();
        assertThat(followUps.allOpen(tenant, 10)).isEmpty();
        assertThat(followUps.allDone(tenant, 10)).singleElement().satisfies(done -> {
            assertThat(done.doneBy()).isEqualTo("juma");
            assertThat(done.takenBy()).isEqualTo("amina");
        });
    }

    @Test
    void followThePersonWhoseTwoChatsBecomeOne() {
        opened("98765432109876@lid");
        contacts.seen(tenant, "98765432109876@lid", null, "98765432109876");
        contacts.seen(tenant, CHAT, "255711222333", null);

        contacts.seen(tenant, CHAT, "255711222333", "98765432109876");

        assertThat(followUps.allOpen(tenant, 10))
                .singleElement()
                .satisfies(followUp -> assertThat(followUp.phoneNumber()).isEqualTo("255711222333"));
    }

    @Test
    void areTheirOwnTenantsOnly() {
        TenantId other = newTenant();
        long id = opened(CHAT);
        long message = followUps.find(tenant, id).orElseThrow().messageId();

        followUps.open(other, message, FollowUpReason.ORDER);

        assertThat(followUps.allOpen(other, 10)).isEmpty();
        assertThat(followUps.find(other, id)).isEmpty();
        assertThat(followUps.take(other, id, "amina")).isFalse();
        assertThat(followUps.finish(other, id, "amina")).isFalse();
        assertThat(followUps.count(List.of(tenant, other))).containsExactly(Map.entry(tenant, 1L));
    }

    private TenantId newTenant() {
        NewTenant salon = TenantMother.salon();
        tenants.create(salon);
        return salon.id();
    }

    private long opened(String chat) {
        followUps.open(tenant, received(chat, MessageKind.TEXT).id(), FollowUpReason.COMPLAINT);
        return followUps.allOpen(tenant, 10).getFirst().id();
    }

    private InboundMessageRow received(String chat, MessageKind kind) {
        return inboundMessages
                .receive(tenant, message(chat, kind), 50)
                .orElseThrow()
                .message();
    }

    private static NewInboundMessage message(String chat, MessageKind kind) {
        return new NewInboundMessage(
                chat,
                "255711222333",
                "255700000000",
                "false_" + chat + "_F" + IDS.incrementAndGet(),
                kind,
                kind == MessageKind.TEXT ? "Habari" : "",
                Instant.now(),
                false);
    }
}
