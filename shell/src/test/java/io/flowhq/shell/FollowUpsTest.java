package io.flowhq.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.message.InboundMessages;
import org.junit.jupiter.api.Test;

/** What people have to do about customers' messages. */
class FollowUpsTest {

    private static final TestPlatform platform = TestPlatform.shared();
    private static final String CHAT = "255711222555@c.us";

    @Test
    void listsShowsTakesAndAnswersThemOnce() {
        TenantId tenant =
                platform.tenant("Following Up", PhaseName.RUNNING, null).id();
        String id = opened(tenant);

        assertThat(platform.shell("followup", "list", "Following Up").out())
                .contains("price unknown", CHAT, "nobody yet", "Habari");
        assertThat(platform.shell("followup", "show", "Following Up", id).out()).contains("  Habari");
        assertThat(platform.shell("followup", "take", "Following Up", id).code())
                .isZero();
        Ran answered = platform.shell("followup", "answer", "Following Up", id, "Ni 35,000");
        assertThat(answered.code()).as(answered.err()).isZero();

        Ran again = platform.shell("followup", "answer", "Following Up", id, "Ni 35,000");
        assertThat(again.code()).isNotZero();
        assertThat(again.err()).contains("is done already");
        assertThat(platform.shell("followup", "list", "Following Up").lines()).containsExactly("Nothing to follow up.");
        assertThat(platform.shell("followup", "list", "Following Up", "--done", "-o", "json")
                        .out())
                .contains("\"reason\" : \"PRICE_UNKNOWN\"".replace(" : ", ":"));
    }

    @Test
    void refusesThoseOfAnotherTenant() {
        String id = opened(platform.tenant("Has Follow-Ups").id());
        platform.tenant("Has No Follow-Ups");

        Ran anothers = platform.shell("followup", "done", "Has No Follow-Ups", id);

        assertThat(anothers.code()).isEqualTo(3);
        assertThat(platform.shell("followup", "done", "Has No Follow-Ups", "x").code())
                .isEqualTo(2);
    }

    private static String opened(TenantId tenant) {
        platform.writes(tenant, "255711222555");
        long message = platform.get(InboundMessages.class)
                .next(tenant, CHAT)
                .orElseThrow()
                .id();
        FollowUps followUps = platform.get(FollowUps.class);
        followUps.open(tenant, message, FollowUpReason.PRICE_UNKNOWN);
        return Long.toString(followUps.allOpen(tenant, 1).getFirst().id());
    }
}
