package io.flowhq.worker.message;

import io.flowhq.contract.TenantId;
import io.flowhq.store.change.Notifier;
import io.flowhq.store.message.ArrivingMessage;
import io.flowhq.store.message.CustomerMessage;
import io.flowhq.store.message.CustomerOutcome;
import io.flowhq.store.message.Inbox;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The store's inbox with the steps around it; to receive a message that the log knows already is none. */
final class MortalInbox extends Inbox {

    private final JdbcClient jdbc;
    private final Inbox inbox;
    private final Mortal mortal;

    MortalInbox(ApplicationContext store, Mortal mortal) {
        super(store.getBean(JdbcClient.class), store.getBean(Notifier.class));
        this.jdbc = store.getBean(JdbcClient.class);
        this.inbox = store.getBean(Inbox.class);
        this.mortal = mortal;
    }

    @Override
    public Optional<Received> receive(TenantId tenant, ArrivingMessage message, int most) {
        if (!knows(tenant, message)) {
            mortal.at(Step.BEFORE_LOGGING);
        }
        Optional<Received> received = inbox.receive(tenant, message, most);
        if (received.isPresent()) {
            mortal.at(Step.AFTER_LOGGING);
        }
        return received;
    }

    @Override
    public void close(CustomerMessage message, CustomerOutcome outcome) {
        inbox.close(message, outcome);
    }

    private boolean knows(TenantId tenant, ArrivingMessage message) {
        return jdbc.sql("""
                        select exists (select from message_logs
                          where tenant_id = :tenant and direction = 'IN' and wa_message_id = :wa)
                        """)
                .param("tenant", tenant.value())
                .param("wa", message.waMessageId())
                .query(Boolean.class)
                .single();
    }
}
