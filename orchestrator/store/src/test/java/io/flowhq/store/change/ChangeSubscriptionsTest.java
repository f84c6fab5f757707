package io.flowhq.store.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.TenantId;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.change.ChangeNotification.Kind;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;

@StoreTest
class ChangeSubscriptionsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
    }

    @Autowired
    ChangeSubscriptions changes;

    @Autowired
    ChangeNotifier notifier;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    private final List<ChangeNotification> heard = new CopyOnWriteArrayList<>();
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private AutoCloseable subscription = () -> {};

    @AfterEach
    void unsubscribe() throws Exception {
        subscription.close();
    }

    @Test
    void tellsOfAChangeWhenItsTransactionCommits() {
        listen();

        transaction.executeWithoutResult(status -> {
            notifier.notify(Kind.TENANT, tenant);
            notifier.notify(Kind.WORKER, null);
        });

        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(heard)
                        .containsExactly(
                                new ChangeNotification(Kind.TENANT, tenant),
                                new ChangeNotification(Kind.WORKER, null)));
    }

    @Test
    void tellsOfABurstOfMessagesAFewTimesOnly() {
        listen();

        for (int i = 0; i < 200; i++) {
            transaction.executeWithoutResult(status -> notifier.notify(Kind.MESSAGE, tenant));
        }

        await("the first of the burst and its end")
                .atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(heard)
                        .filteredOn(new ChangeNotification(Kind.MESSAGE, tenant)::equals)
                        .hasSizeBetween(2, 100));
    }

    @Test
    void tellsNothingOfATransactionThatFails() {
        listen();

        transaction.executeWithoutResult(status -> {
            notifier.notify(Kind.MESSAGE, tenant);
            status.setRollbackOnly();
        });
        notifier.notify(Kind.OUTBOX, tenant);

        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(heard).containsExactly(new ChangeNotification(Kind.OUTBOX, tenant)));
    }

    @Test
    void comesBackByItselfAndSaysThatAnythingMayHaveChanged() {
        listen();

        int broken = jdbc.sql("""
                select count(pg_terminate_backend(pid))
                from pg_stat_activity
                where datname = current_database() and application_name = 'flowhq changes'
                """).query(Integer.class).single();

        assertThat(broken).isOne();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(heard).containsExactly(ChangeNotification.RESYNC));
        notifier.notify(Kind.DRAIN, null);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(heard).contains(new ChangeNotification(Kind.DRAIN, null)));
    }

    @Test
    void goesOnWhenAListenerFails() throws Exception {
        try (AutoCloseable failing = changes.subscribe(change -> {
            throw new IllegalStateException("a listener of no use");
        })) {
            listen();
            notifier.notify(Kind.MESSAGE, tenant);

            await().atMost(TIMEOUT)
                    .untilAsserted(
                            () -> assertThat(heard).containsExactly(new ChangeNotification(Kind.MESSAGE, tenant)));
        }
    }

    @Test
    void tellsNothingToOneWhoHasLeft() throws Exception {
        listen();
        subscription.close();
        List<ChangeNotification> others = new CopyOnWriteArrayList<>();
        subscription = changes.subscribe(others::add);

        notifier.notify(Kind.MESSAGE, tenant);

        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(others).contains(new ChangeNotification(Kind.MESSAGE, tenant)));
        assertThat(heard).isEmpty();
    }

    @Test
    void understandsWhatItSendsAndNothingElse() {
        for (Kind kind : Kind.values()) {
            assertThat(NotificationPayload.read(NotificationPayload.of(kind, tenant)))
                    .contains(new ChangeNotification(kind, tenant));
            assertThat(NotificationPayload.read(NotificationPayload.of(kind, null)))
                    .contains(new ChangeNotification(kind, null));
        }
        assertThat(NotificationPayload.of(Kind.TENANT, null)).isEqualTo("tenant:*");
        assertThat(NotificationPayload.read("weather:*")).isEmpty();
        assertThat(NotificationPayload.read("tenant:someone")).isEmpty();
        assertThat(NotificationPayload.read("tenant")).isEmpty();
    }

    /** Returns when the connection listens: a message of our own has come round. */
    private void listen() {
        subscription = changes.subscribe(heard::add);
        ChangeNotification probe = new ChangeNotification(Kind.TENANT, new TenantId(UUID.randomUUID()));
        await().atMost(TIMEOUT).until(() -> {
            notifier.notify(probe.kind(), probe.tenant());
            return heard.contains(probe);
        });
        ChangeNotification last = new ChangeNotification(Kind.TENANT, new TenantId(UUID.randomUUID()));
        notifier.notify(last.kind(), last.tenant());
        await().atMost(TIMEOUT).until(() -> heard.contains(last));
        heard.clear();
    }
}
