package io.flowhq.store.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.TenantId;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.message.ChatHandoffs.Cause;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@StoreTest
class HandoffConfirmationTest {

    private static final String CHAT = "255711222333@c.us";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Autowired
    private Tenants tenants;

    @Autowired
    private ChatHandoffs handoffs;

    @Autowired
    private InboundMessages inboundMessages;

    @Autowired
    private ChangeNotifier changeNotifier;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private TenantId tenant;
    private InboundMessageRow message;

    @BeforeEach
    void aMessage() {
        NewTenant salon = TenantMother.salon();
        tenants.create(salon);
        tenant = salon.id();
        Instant now = Instant.now();
        message = inboundMessages
                .receive(
                        tenant,
                        new NewInboundMessage(
                                CHAT, "1", "2", "false_" + CHAT + "_HC", MessageKind.TEXT, "Bei gani?", now, false),
                        50)
                .orElseThrow()
                .message();
    }

    @Test
    void leavesNoMessageToAPersonWhoDoesNotHaveItsChat() {
        inboundMessages.close(message, InboundOutcome.HANDED_OFF);
        assertThat(outcome()).isEqualTo("RECEIVED");

        handOff();
        inboundMessages.close(message, InboundOutcome.HANDED_OFF);
        assertThat(outcome()).isEqualTo("HANDED_OFF");
    }

    @Test
    void takesUpWhatWasAboutToBeClosedWhileItsHandOffWasUndone() {
        handOff();
        CompletableFuture<Void> closing = new TransactionTemplate(transactions).execute(status -> {
            new HandoffConfirmation(jdbc, changeNotifier).beginCorrection(tenant);
            CompletableFuture<Void> close = CompletableFuture.runAsync(
                    () -> inboundMessages.close(message, InboundOutcome.HANDED_OFF), Thread::startVirtualThread);
            await().atMost(TIMEOUT).until(this::somebodyWaitsForALock);
            handoffs.end(tenant, CHAT);
            return close;
        });

        assertThat(closing).succeedsWithin(TIMEOUT);
        assertThat(outcome()).isEqualTo("RECEIVED");
    }

    private void handOff() {
        Instant now = Instant.now();
        handoffs.begin(tenant, CHAT, Cause.OWNER_WROTE, now, now.plusSeconds(600));
    }

    private boolean somebodyWaitsForALock() {
        return jdbc.sql("select exists (select from pg_locks where locktype = 'advisory' and not granted)")
                .query(Boolean.class)
                .single();
    }

    private String outcome() {
        return jdbc.sql("select outcome from message_logs where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", message.id())
                .query(String.class)
                .single();
    }
}
