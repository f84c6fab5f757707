package io.flowhq.store.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.session.SessionLeases;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What an answer costs a tenant whose log is long; as a campaign, longer. */
@StoreTest
class LargeLogTest {

    private static final Logger log = LoggerFactory.getLogger(LargeLogTest.class);

    private static final EmbeddedDatabase DATABASE = EmbeddedDatabase.fresh();
    private static final int ROWS = Boolean.getBoolean("flowhq.campaign") ? 404_000 : 40_000;
    private static final SendingLimit LIMIT = SendingLimit.perMinute(1_000);
    private static final SendingLimit USUAL_LIMIT = SendingLimit.perMinute(10);
    private static final WorkerId WORKER = new WorkerId("worker-1");

    @Autowired
    private InboundMessages inboundMessages;

    @Autowired
    private OutboundMessages outboundMessages;

    @Autowired
    private ReplyPlanning replyPlanning;

    @Autowired
    private ChatHandoffs handoffs;

    @Autowired
    private Tenants tenants;

    @Autowired
    private SessionLeases leases;

    @Autowired
    private JdbcClient jdbc;

    private final Epoch epoch = new Epoch(1);
    private TenantId tenant = new TenantId(new java.util.UUID(0, 0));

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @BeforeEach
    void fillALog() {
        NewTenant salon = TenantMother.salon();
        tenants.create(salon);
        tenant = salon.id();
        leases.acquire(tenant, epoch, WORKER, Duration.ofMinutes(10));
        jdbc.sql("""
                        insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, message_text,
                            wa_message_id, kind, created_at, written_at, outcome, origin, begun_at, settled_at)
                        select :tenant, case when n % 2 = 0 then 'IN' else 'OUT' end, '2557' || n % 2000 || '@c.us',
                            '255700000001', '255700000002', 'Habari', 'old_' || n, 'TEXT', at, at,
                            case when n % 2 = 0 then 'ANSWERED' else 'SENT' end,
                            case when n % 2 = 1 then 'TEMPLATE' end, at, at
                        from (select n, now() - interval '90 days' + n * interval '10 seconds' as at
                              from generate_series(1, :rows) n) as rows
                        """).param("tenant", tenant.value()).param("rows", ROWS).update();
        jdbc.sql("analyze message_logs").update();
    }

    @Test
    void plansAndBeginsAnAnswerInAFewMilliseconds() {
        List<Duration> times = new ArrayList<>();
        for (int n = 0; n < 400; n++) {
            InboundMessageRow message = received("2557%d@c.us".formatted(n));
            long began = System.nanoTime();
            replyPlanning.plan(message, epoch, USUAL_LIMIT, draft(message.chatId(), n));
            OutboundMessage answer =
                    outboundMessages.unfinished(tenant, message.chatId()).orElseThrow();
            outboundMessages.begin(answer, epoch, USUAL_LIMIT);
            times.add(Duration.ofNanos(System.nanoTime() - began));
            outboundMessages.settle(answer, OutboundOutcome.SENT, 1, null);
            leaveRoomForOne();
        }
        times = new ArrayList<>(times.subList(200, 400));
        Collections.sort(times);
        log.info(
                "Plan, find and begin with {} rows, after as many to warm up: median {} ms, 95th percentile {} ms",
                ROWS,
                times.get(100).toNanos() / 1e6,
                times.get(190).toNanos() / 1e6);
        assertThat(times.get(20))
                .as("the tenth percentile, on a machine that may be busy")
                .isLessThan(Duration.ofMillis(25));
    }

    /** Planning a read costs more than the read, and holds the tenant's lock meanwhile. */
    @Test
    void readsTheWindowByAPlanThatIsKept() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            JdbcClient one = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            SendingWindow window = new SendingWindow(one);
            for (int n = 0; n < 20; n++) {
                window.read(tenant, USUAL_LIMIT, n);
            }

            assertThat(one.sql("select generic_plans from pg_prepared_statements where statement like 'with inside%'")
                            .query(Long.class)
                            .single())
                    .isPositive();
        }
    }

    @Test
    void findsTheNewestMessageByAnIndex() {
        List<Duration> times = new ArrayList<>();
        for (int n = 0; n < 50; n++) {
            long began = System.nanoTime();
            assertThat(inboundMessages.newest(tenant)).isPresent();
            assertThat(handoffs.situation(tenant, "25571@c.us", Instant.EPOCH).personWrote())
                    .isFalse();
            times.add(Duration.ofNanos(System.nanoTime() - began));
        }
        Collections.sort(times);
        log.info(
                "Newest message and phone with {} rows: median {} ms",
                ROWS,
                times.get(25).toNanos() / 1e6);
        assertThat(times.get(5)).isLessThan(Duration.ofMillis(10));
    }

    @Test
    void answersFortyChatsThatWakeTogetherWhileOthersGetTheirConnections() throws Exception {
        List<Future<?>> chats = new ArrayList<>();
        Duration longestProbe = Duration.ZERO;
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 40; n++) {
                int chat = n;
                chats.add(threads.submit(() -> answer(chat)));
            }
            while (chats.stream().anyMatch(chat -> !chat.isDone())) {
                long asked = System.nanoTime();
                jdbc.sql("select 1").query(Integer.class).single();
                Duration probe = Duration.ofNanos(System.nanoTime() - asked);
                longestProbe = probe.compareTo(longestProbe) > 0 ? probe : longestProbe;
            }
            for (Future<?> chat : chats) {
                chat.get();
            }
        }
        log.info(
                "40 chats of one tenant answered in {} ms with {} rows; others waited {} ms at most for a connection",
                (System.nanoTime() - began) / 1_000_000,
                ROWS,
                longestProbe.toMillis());
        assertThat(longestProbe).isLessThan(Duration.ofSeconds(5));
    }

    /** Lets all but the newest nine answers leave the window. */
    private void leaveRoomForOne() {
        jdbc.sql("""
                        update message_logs set settled_at = settled_at - interval '1 minute'
                        where tenant_id = :tenant and direction = 'OUT' and id in (
                          select id from message_logs
                          where tenant_id = :tenant and direction = 'OUT' and settled_at > now() - interval '1 minute'
                          order by settled_at desc offset 9)
                        """).param("tenant", tenant.value()).update();
    }

    private void answer(int chat) {
        InboundMessageRow message = received("2557%d@c.us".formatted(chat));
        while (replyPlanning.plan(message, epoch, LIMIT, draft(message.chatId(), chat))
                instanceof PlanResult.Wait wait) {
            LockSupport.parkNanos(wait.remaining().toNanos());
        }
        OutboundMessage answer =
                outboundMessages.unfinished(tenant, message.chatId()).orElseThrow();
        while (outboundMessages.begin(answer, epoch, LIMIT) instanceof SendPermit.Wait wait) {
            LockSupport.parkNanos(wait.remaining().toNanos());
        }
        outboundMessages.settle(answer, OutboundOutcome.SENT, 1, null);
    }

    private InboundMessageRow received(String chat) {
        return inboundMessages
                .receive(
                        tenant,
                        new NewInboundMessage(
                                chat,
                                "255700000001",
                                "255700000002",
                                "false_" + chat + "_" + System.nanoTime(),
                                MessageKind.TEXT,
                                "Habari",
                                Instant.now(),
                                false),
                        50)
                .orElseThrow()
                .message();
    }

    private static ReplyDraft draft(String chat, int n) {
        return new ReplyDraft(
                "true_" + chat + "_" + n + "_" + System.nanoTime(),
                "Karibu",
                MessageOrigin.TEMPLATE,
                "BOOKING",
                "menu",
                "SW",
                null,
                false,
                null,
                null);
    }
}
