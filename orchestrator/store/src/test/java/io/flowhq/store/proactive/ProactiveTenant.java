package io.flowhq.store.proactive;

import io.flowhq.contract.TenantId;
import io.flowhq.store.TenantMother;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.message.MessageKind;
import io.flowhq.store.message.NewInboundMessage;
import io.flowhq.store.order.CustomerRequest;
import io.flowhq.store.order.CustomerRequests;
import io.flowhq.store.order.DialogueChange;
import io.flowhq.store.order.DialogueRow;
import io.flowhq.store.order.RequestContent;
import io.flowhq.store.order.RequestKind;
import io.flowhq.store.order.RequestStatus;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A salon with a customer who books, for tests.
 *
 * @param store where it is
 */
public record ProactiveTenant(Beans store, TenantId id) {

    /** Gives the beans of the store. */
    public interface Beans {
        <T> T get(Class<T> type);
    }

    public static final String NUMBER = "255711222333";

    private static final String CHAT = NUMBER + "@c.us";
    private static final AtomicInteger IDS = new AtomicInteger();

    public static ProactiveTenant in(Beans store) {
        NewTenant salon = TenantMother.salon();
        store.get(Tenants.class).create(salon);
        return new ProactiveTenant(store, salon.id());
    }

    public void set(ProactiveSetting setting) {
        store.get(ProactiveSettings.class).put(id, setting, "amina");
    }

    /** @return the booking, which is confirmed */
    public CustomerRequest booked(Instant starts) {
        requests()
                .apply(
                        id,
                        CHAT,
                        received(CHAT),
                        new DialogueChange(
                                DialogueRow.NONE,
                                true,
                                new DialogueChange.Place(
                                        RequestKind.BOOKING,
                                        new RequestContent("kusuka", null, null, null, null, "Neema"),
                                        starts,
                                        starts.plusSeconds(3600),
                                        "SW",
                                        0)));
        long booking = requests().lastOpen(id, CHAT).orElseThrow().id();
        decide(booking, RequestStatus.CONFIRMED);
        return booking(booking);
    }

    public CustomerRequest booking(long booking) {
        return requests().find(id, RequestKind.BOOKING, booking).orElseThrow();
    }

    public void decide(long booking, RequestStatus status) {
        requests().decide(id, RequestKind.BOOKING, booking, status, "amina");
    }

    public void wants(String chat, FollowUpReason reason) {
        store.get(FollowUps.class).open(id, received(chat), reason);
    }

    private CustomerRequests requests() {
        return store.get(CustomerRequests.class);
    }

    private long received(String chat) {
        NewInboundMessage message = new NewInboundMessage(
                chat,
                chat.substring(0, chat.indexOf('@')),
                "255700000000",
                "false_" + chat + "_P" + IDS.incrementAndGet(),
                MessageKind.TEXT,
                "ndiyo",
                Instant.now(),
                false);
        return store.get(InboundMessages.class)
                .receive(id, message, 50)
                .orElseThrow()
                .message()
                .id();
    }

    /** What was written down to be sent, as {@code number: text}. */
    public List<String> texts() {
        return store.get(JdbcClient.class)
                .sql("""
                        select to_number || ': ' || message_text from message_logs
                        where tenant_id = :tenant and direction = 'OUT' order by id
                        """)
                .param("tenant", id.value())
                .query(String.class)
                .list();
    }
}
