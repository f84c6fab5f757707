package io.flowhq.store.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.message.MessageKind;
import io.flowhq.store.message.NewInboundMessage;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StoreTest
class CustomerRequestsTest {

    private static final String CHAT = "255711222333@c.us";
    private static final AtomicInteger IDS = new AtomicInteger();
    private static final RequestContent SHOES = new RequestContent("viatu", "2", "Mbezi", null, null, null);

    @Autowired
    Tenants tenants;

    @Autowired
    CustomerRequests requests;

    @Autowired
    DialogueRows dialogues;

    @Autowired
    InboundMessages inboundMessages;

    private TenantId tenant;

    @BeforeEach
    void aTenant() {
        tenant = newTenant();
    }

    @Test
    void arePlacedOnceByAMessage() {
        long message = received(tenant);

        assertThat(requests.apply(tenant, CHAT, message, order(0))).isTrue();
        assertThat(requests.apply(tenant, CHAT, message, order(0))).isTrue();

        assertThat(requests.all(tenant, RequestKind.ORDER, 10)).singleElement().satisfies(order -> {
            assertThat(order.thing()).isEqualTo("viatu");
            assertThat(order.status()).isEqualTo(RequestStatus.NEW);
        });
    }

    @Test
    void areDecidedOnInTheirOrderAndOnce() {
        requests.apply(tenant, CHAT, received(tenant), order(0));
        long id = requests.lastOpen(tenant, CHAT).orElseThrow().id();

        assertThat(decide(id, RequestStatus.DONE)).isFalse();
        assertThat(decide(id, RequestStatus.CONFIRMED)).isTrue();
        assertThat(decide(id, RequestStatus.CONFIRMED)).isFalse();
        assertThat(decide(id, RequestStatus.DONE)).isTrue();
        assertThat(decide(id, RequestStatus.CANCELLED)).isFalse();
        assertThat(requests.lastOpen(tenant, CHAT)).isEmpty();
    }

    @Test
    void areToBeDecidedOnAnewWhenTheCustomerChangesThem() {
        requests.apply(tenant, CHAT, received(tenant), order(0));
        long id = requests.lastOpen(tenant, CHAT).orElseThrow().id();
        decide(id, RequestStatus.CONFIRMED);

        requests.apply(tenant, CHAT, received(tenant), order(id));

        assertThat(requests.all(tenant, RequestKind.ORDER, 10))
                .singleElement()
                .satisfies(order -> assertThat(order.status()).isEqualTo(RequestStatus.NEW));
    }

    @Test
    void takeNoTwoBookingsForOneTime() {
        TenantId other = newTenant();
        Instant ten = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.HOURS);

        assertThat(requests.apply(tenant, CHAT, received(tenant), booking(ten))).isTrue();
        assertThat(requests.apply(tenant, CHAT, received(tenant), booking(ten.plusSeconds(1800))))
                .isFalse();
        assertThat(requests.apply(other, CHAT, received(other), booking(ten))).isTrue();
        assertThat(requests.taken(tenant, 0)).containsExactly(new BookedTime(ten, ten.plusSeconds(3600)));
        assertThat(requests.apply(tenant, CHAT, received(tenant), booking(ten.plusSeconds(3600))))
                .isTrue();
    }

    @Test
    void rememberWhereADialogueStands() {
        RequestContent content =
                new RequestContent("kusuka", null, null, LocalDate.of(2026, 3, 5), LocalTime.of(10, 0), "Neema");
        DialogueRow row = new DialogueRow(DialogueStage.CONFIRMING, RequestKind.BOOKING, content, 0);

        requests.apply(tenant, CHAT, received(tenant), new DialogueChange(row, false, new DialogueChange.Nothing()));

        assertThat(dialogues.find(tenant, CHAT, Duration.ofHours(1))).isEqualTo(row);
        assertThat(dialogues.find(tenant, CHAT, Duration.ZERO)).isEqualTo(DialogueRow.NONE);
        assertThat(dialogues.find(newTenant(), CHAT, Duration.ofHours(1))).isEqualTo(DialogueRow.NONE);
    }

    @Test
    void areTheirOwnTenantsOnly() {
        requests.apply(tenant, CHAT, received(tenant), order(0));
        long id = requests.lastOpen(tenant, CHAT).orElseThrow().id();
        TenantId other = newTenant();

        assertThat(requests.all(other, RequestKind.ORDER, 10)).isEmpty();
        assertThat(requests.find(other, RequestKind.ORDER, id)).isEmpty();
        assertThat(requests.lastOpen(other, CHAT)).isEmpty();
        assertThat(requests.decide(other, RequestKind.ORDER, id, RequestStatus.CONFIRMED, "amina"))
                .isFalse();
        requests.apply(
                other,
                CHAT,
                received(other),
                new DialogueChange(DialogueRow.NONE, true, new DialogueChange.Cancel(RequestKind.ORDER, id)));
        assertThat(requests.lastOpen(tenant, CHAT)).isPresent();
    }

    private boolean decide(long id, RequestStatus status) {
        return requests.decide(tenant, RequestKind.ORDER, id, status, "amina");
    }

    private static DialogueChange order(long changes) {
        return place(RequestKind.ORDER, SHOES, null, changes);
    }

    private static DialogueChange booking(Instant starts) {
        return place(RequestKind.BOOKING, new RequestContent("kusuka", null, null, null, null, "Neema"), starts, 0);
    }

    private static DialogueChange place(
            RequestKind kind, RequestContent content, @Nullable Instant starts, long changes) {
        return new DialogueChange(
                DialogueRow.NONE,
                true,
                new DialogueChange.Place(
                        kind, content, starts, starts == null ? null : starts.plusSeconds(3600), "SW", changes));
    }

    private TenantId newTenant() {
        NewTenant salon = TenantMother.salon();
        tenants.create(salon);
        return salon.id();
    }

    private long received(TenantId of) {
        return inboundMessages
                .receive(
                        of,
                        new NewInboundMessage(
                                CHAT,
                                "255711222333",
                                "255700000000",
                                "false_" + CHAT + "_R" + IDS.incrementAndGet(),
                                MessageKind.TEXT,
                                "ndiyo",
                                Instant.now(),
                                false),
                        50)
                .orElseThrow()
                .message()
                .id();
    }
}
