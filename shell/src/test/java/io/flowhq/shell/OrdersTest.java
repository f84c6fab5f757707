package io.flowhq.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.order.CustomerRequests;
import io.flowhq.store.order.DialogueChange;
import io.flowhq.store.order.DialogueRow;
import io.flowhq.store.order.RequestContent;
import io.flowhq.store.order.RequestKind;
import org.junit.jupiter.api.Test;

/** What customers order and book. */
class OrdersTest {

    private static final TestPlatform platform = TestPlatform.shared();
    private static final String CHAT = "255711222666@c.us";

    @Test
    void listsAndConfirmsAnOrderOnce() {
        TenantId tenant = platform.tenant("Taking Orders").id();
        platform.writes(tenant, "255711222666");
        long message = platform.get(InboundMessages.class)
                .next(tenant, CHAT)
                .orElseThrow()
                .id();
        CustomerRequests requests = platform.get(CustomerRequests.class);
        requests.apply(
                tenant,
                CHAT,
                message,
                new DialogueChange(
                        DialogueRow.NONE,
                        true,
                        new DialogueChange.Place(
                                RequestKind.ORDER,
                                new RequestContent("viatu", "2", "Mbezi", null, null, null),
                                null,
                                null,
                                "SW",
                                0)));
        String id = Long.toString(requests.lastOpen(tenant, CHAT).orElseThrow().id());

        assertThat(platform.shell("order", "list", "Taking Orders").out()).contains("NEW", "viatu, 2, Mbezi");
        Ran confirmed = platform.shell("order", "confirm", "Taking Orders", id);
        assertThat(confirmed.code()).as(confirmed.err()).isZero();
        assertThat(confirmed.out()).contains("is CONFIRMED; the customer is told.");
        assertThat(platform.shell("order", "decline", "Taking Orders", id).err())
                .contains("cannot become DECLINED");
        assertThat(platform.shell("booking", "list", "Taking Orders").lines()).containsExactly("There are none.");
    }
}
