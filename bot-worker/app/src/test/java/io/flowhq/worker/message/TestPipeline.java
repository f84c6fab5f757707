package io.flowhq.worker.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.store.TenantMother;
import io.flowhq.store.session.SessionLeases;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.worker.page.InboundMessage;
import io.flowhq.worker.session.MessageIntake;
import io.flowhq.worker.session.MessagePipeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A linked tenant, the pipeline of its worker on a real database, and its chats in memory. */
final class TestPipeline implements AutoCloseable {

    final FakeChats chats = new FakeChats();
    final TenantId tenant;

    private final ApplicationContext store;
    private final JdbcClient jdbc;
    private @Nullable MessageIntake intake;
    private Epoch epoch = Epoch.NONE;

    TestPipeline(ApplicationContext store) {
        this.store = store;
        this.jdbc = store.getBean(JdbcClient.class);
        NewTenant salon = TenantMother.salon();
        store.getBean(Tenants.class).create(salon);
        this.tenant = salon.id();
    }

    /** Quick to try again and to doubt; reads each message alone and takes no chat for an automaton's. */
    static MessageSettings settings(int maxPerMinute) {
        return settings(maxPerMinute, Duration.ofMinutes(10), Duration.ZERO, 0);
    }

    static MessageSettings settings(int maxPerMinute, Duration longestWait, Duration quietWindow, int maxRepeats) {
        return settings(maxPerMinute, longestWait, quietWindow, maxRepeats, 0);
    }

    static MessageSettings settings(
            int maxPerMinute, Duration longestWait, Duration quietWindow, int maxRepeats, int maxSmallTalk) {
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
                Duration.ofMillis(300),
                Duration.ofMillis(20),
                longestWait,
                quietWindow,
                maxRepeats,
                maxSmallTalk,
                Duration.ofHours(1),
                Duration.ofMinutes(30),
                "");
    }

    /** A worker takes the tenant over with a new epoch. */
    void connect(MessageSettings settings) {
        connect(PipelineFixture.on(store, settings));
    }

    void connect(MessageSettings settings, KillPoint killPoint) {
        connect(PipelineFixture.on(store, settings, killPoint));
    }

    void connect(MessagePipeline next) {
        disconnect();
        WorkerId name = new WorkerId("worker-" + epoch.next());
        SessionLeases leases = store.getBean(SessionLeases.class);
        leases.release(tenant, epoch, new WorkerId("worker-" + epoch));
        epoch = epoch.next();
        assertThat(leases.acquire(tenant, epoch, name, Duration.ofSeconds(120))).isTrue();
        intake = next.open(chats.page(tenant, epoch));
    }

    void disconnect() {
        if (intake != null) {
            intake.close();
        }
    }

    InboundMessage write(String chat, String text) {
        return write(chat, text, Instant.now());
    }

    InboundMessage write(String chat, String text, Instant at) {
        return hear(chats.customerWrites(chat, text, at));
    }

    InboundMessage ownerWrites(String chat, String text) {
        return ownerWrites(chat, text, Instant.now());
    }

    InboundMessage ownerWrites(String chat, String text, Instant at) {
        return hear(chats.ownerWrites(chat, text, at));
    }

    InboundMessage hear(InboundMessage message) {
        if (intake != null) {
            intake.arrived(message);
        }
        return message;
    }

    void acknowledged(String messageId, int ack) {
        if (intake != null) {
            intake.acknowledged(messageId, ack);
        }
    }

    List<String> followUps() {
        return jdbc.sql("select reason from follow_ups where tenant_id = :tenant order by id")
                .param("tenant", tenant.value())
                .query(String.class)
                .list();
    }

    Optional<Duration> holding() {
        return intake == null ? Optional.empty() : intake.holding();
    }

    /** Of messages in, then of what answers each. */
    List<String> outcomes() {
        return jdbc.sql("select outcome from message_logs where tenant_id = :tenant order by coalesce(answers, id), id")
                .param("tenant", tenant.value())
                .query(String.class)
                .list();
    }

    /** As if so much time had passed since whatever was settled. */
    void windowPasses() {
        jdbc.sql("update message_logs set settled_at = settled_at - interval '61 seconds' where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();
    }

    void pauseTenant() {
        jdbc.sql("update tenants set silenced = true where id = :tenant")
                .param("tenant", tenant.value())
                .update();
    }

    @Override
    public void close() {
        disconnect();
    }
}
