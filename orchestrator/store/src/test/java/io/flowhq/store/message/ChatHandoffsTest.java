package io.flowhq.store.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.message.ChatHandoffs.Cause;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
class ChatHandoffsTest {

    private static final String CHAT = "255711222333@c.us";
    private static final Instant NOON = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    @Autowired
    Tenants tenants;

    @Autowired
    ChatHandoffs handoffs;

    @Autowired
    OutboundMessages outboundMessages;

    @Autowired
    JdbcClient jdbc;

    private TenantId tenant;

    @BeforeEach
    void aTenant() {
        NewTenant salon = TenantMother.salon();
        tenants.create(salon);
        tenant = salon.id();
    }

    @Test
    void areMadeLongerAndNeverShorter() {
        handoffs.begin(tenant, CHAT, Cause.OWNER_WROTE, NOON, NOON.plus(HALF_AN_HOUR));

        assertThat(handoffs.begin(tenant, CHAT, Cause.STAFF, NOON, NOON.plusSeconds(60))
                        .endsAt())
                .isEqualTo(NOON.plus(HALF_AN_HOUR));
        assertThat(handoffs.begin(tenant, CHAT, Cause.STAFF, NOON, NOON.plusSeconds(7200))
                        .endsAt())
                .isEqualTo(NOON.plusSeconds(7200));
        assertThat(handoffs.all(tenant, NOON))
                .containsExactly(new ChatHandoffs.Handoff(tenant, CHAT, Cause.STAFF, NOON.plusSeconds(7200)));
    }

    @Test
    void saysInOneQuestionHowAChatStands() {
        Instant asked = Instant.now().minusSeconds(60);
        assertThat(handoffs.situation(tenant, CHAT, asked)).satisfies(chat -> {
            assertThat(chat.now()).isAfter(asked);
            assertThat(chat.handoff()).isNull();
            assertThat(chat.personWrote()).isFalse();
        });

        Instant now = Instant.now();
        handoffs.begin(tenant, CHAT, Cause.CUSTOMER_ASKED, now, now.plus(HALF_AN_HOUR));
        outboundMessages.typedOnPhone(
                tenant,
                new NewInboundMessage(
                        CHAT, "1", "2", "true_" + CHAT + "_TYPED", MessageKind.TEXT, "Nakuja", now, false));

        assertThat(handoffs.situation(tenant, CHAT, asked)).satisfies(chat -> {
            assertThat(chat.handoff()).isEqualTo(Cause.CUSTOMER_ASKED);
            assertThat(chat.personWrote()).isTrue();
        });
        assertThat(handoffs.situation(tenant, CHAT, now.plusSeconds(60)).personWrote())
                .isFalse();
        assertThat(handoffs.situation(tenant, "255711222444@c.us", asked))
                .satisfies(chat -> assertThat(chat.handoff()).isNull())
                .satisfies(chat -> assertThat(chat.personWrote()).isFalse());
    }

    @Test
    void forgetsAHandOffThatIsOverWhenItSaysHowAChatStands() {
        Instant ago = Instant.now().minus(Duration.ofHours(2));
        handoffs.begin(tenant, CHAT, Cause.STAFF, ago, ago.plus(HALF_AN_HOUR));

        assertThat(handoffs.situation(tenant, CHAT, ago).handoff()).isNull();
    }

    @Test
    void beginAnewWhenTheLastOneIsOver() {
        handoffs.begin(tenant, CHAT, Cause.OWNER_WROTE, NOON, NOON.plus(HALF_AN_HOUR));
        Instant later = NOON.plus(Duration.ofHours(5));
        assertThat(handoffs.isOn(tenant, CHAT, later)).isFalse();

        handoffs.begin(tenant, CHAT, Cause.CUSTOMER_ASKED, later, later.plus(HALF_AN_HOUR));

        assertThat(handoffs.isOn(tenant, CHAT, later)).isTrue();
        assertThat(jdbc.sql("select started_at from chat_handoffs where tenant_id = :tenant")
                        .param("tenant", tenant.value())
                        .query((row, n) -> row.getTimestamp(1).toInstant())
                        .single())
                .isEqualTo(later);
    }

    @Test
    void areTheirOwnTenantsOnly() {
        NewTenant other = TenantMother.named("Next door");
        tenants.create(other);
        handoffs.begin(tenant, CHAT, Cause.STAFF, NOON, NOON.plus(HALF_AN_HOUR));

        assertThat(handoffs.isOn(other.id(), CHAT, NOON)).isFalse();
        assertThat(handoffs.count(List.of(tenant, other.id()), NOON)).containsExactly(Map.entry(tenant, 1L));
        assertThat(handoffs.count(List.of(tenant), NOON.plus(HALF_AN_HOUR))).isEmpty();
        assertThat(handoffs.count(List.of(other.id()), NOON)).isEmpty();
        assertThat(handoffs.end(other.id(), CHAT)).isFalse();
        assertThat(handoffs.end(tenant, CHAT)).isTrue();
        assertThat(handoffs.end(tenant, CHAT)).isFalse();
    }
}
