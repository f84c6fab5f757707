package io.flowhq.worker.message;

import io.flowhq.contract.TenantId;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.message.InboundMessageRow;
import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.message.InboundOutcome;
import io.flowhq.store.message.NewInboundMessage;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The store's inbox with the steps around it; to receive a message that the log knows already is none. */
final class KillableInboundMessages extends InboundMessages {

    private final JdbcClient jdbc;
    private final InboundMessages inboundMessages;
    private final KillPoint killPoint;

    KillableInboundMessages(ApplicationContext store, KillPoint killPoint) {
        super(store.getBean(JdbcClient.class), store.getBean(ChangeNotifier.class));
        this.jdbc = store.getBean(JdbcClient.class);
        this.inboundMessages = store.getBean(InboundMessages.class);
        this.killPoint = killPoint;
    }

    @Override
    public Optional<Received> receive(TenantId tenant, NewInboundMessage message, int most) {
        if (!knows(tenant, message)) {
            killPoint.at(PipelineStep.BEFORE_LOGGING);
        }
        Optional<Received> received = inboundMessages.receive(tenant, message, most);
        if (received.isPresent()) {
            killPoint.at(PipelineStep.AFTER_LOGGING);
        }
        return received;
    }

    @Override
    public void close(InboundMessageRow message, InboundOutcome outcome) {
        inboundMessages.close(message, outcome);
    }

    @Override
    public boolean setAside(TenantId tenant, NewInboundMessage message, String error) {
        return inboundMessages.setAside(tenant, message, error);
    }

    private boolean knows(TenantId tenant, NewInboundMessage message) {
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
