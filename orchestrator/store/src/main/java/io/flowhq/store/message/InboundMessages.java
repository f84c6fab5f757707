package io.flowhq.store.message;

import io.flowhq.contract.TenantId;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.sql.TenantIdColumn;
import io.flowhq.store.sql.TimestampColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Customers' messages: logged once each, taken up in the order of their arrival. The unique key on tenant, direction and
 * WhatsApp message id is the only de-duplication there is.
 */
public class InboundMessages {

    private final JdbcClient jdbc;
    private final ChangeNotifier changeNotifier;

    public InboundMessages(JdbcClient jdbc, ChangeNotifier changeNotifier) {
        this.jdbc = jdbc;
        this.changeNotifier = changeNotifier;
    }

    /** A message that has just got its row, RECEIVED or QUEUE_FULL. */
    public record Received(InboundMessageRow message, InboundOutcome outcome) {}

    /**
     * Logs a message, as QUEUE_FULL when {@code most} others wait in its chat.
     *
     * @return empty when this message is known already
     */
    @Transactional
    public Optional<Received> receive(TenantId tenant, NewInboundMessage message, int most) {
        Optional<Received> received = jdbc.sql("""
                        insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, message_text,
                            wa_message_id, kind, written_at, caught_up, outcome)
                        select :tenant, 'IN', :chat, :from, :to, :text, :wa, :kind, :written, :caughtUp,
                            case when (select count(*) from message_logs waiting
                                       where waiting.tenant_id = :tenant and waiting.chat_id = :chat
                                         and waiting.direction = 'IN' and waiting.outcome = 'RECEIVED') >= :most
                                 then 'QUEUE_FULL' else 'RECEIVED' end
                        on conflict (tenant_id, direction, wa_message_id) do nothing
                        returning *
                        """)
                .param("tenant", tenant.value())
                .param("chat", message.chatId())
                .param("from", message.fromNumber())
                .param("to", message.toNumber())
                .param("text", message.text())
                .param("wa", message.waMessageId())
                .param("kind", message.kind().name())
                .param("written", TimestampColumns.sql(message.writtenAt()))
                .param("caughtUp", message.caughtUp())
                .param("most", most)
                .query((row, n) ->
                        new Received(customerMessage(row, n), InboundOutcome.valueOf(row.getString("outcome"))))
                .optional();
        received.ifPresent(known -> changeNotifier.notify(ChangeNotification.Kind.MESSAGE, tenant));
        return received;
    }

    /** The oldest message of a chat that nothing has been decided on. */
    public Optional<InboundMessageRow> next(TenantId tenant, String chatId) {
        return jdbc.sql("""
                        select tenant_id as tenant, id, chat_id, wa_message_id, kind, message_text as text, written_at,
                            caught_up
                        from message_logs
                        where tenant_id = :tenant and chat_id = :chat and direction = 'IN' and outcome = 'RECEIVED'
                        order by id limit 1
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .query(InboundMessageRow.class)
                .optional();
    }

    /** The chats in which a message or an answer waits to be taken up, the longest waiting first. */
    public List<String> chatsWithWork(TenantId tenant) {
        return jdbc.sql("""
                        select chat_id from message_logs
                        where tenant_id = :tenant and outcome in ('RECEIVED', 'PLANNED', 'SENDING')
                        group by chat_id order by min(id)
                        """).param("tenant", tenant.value()).query(String.class).list();
    }

    /** Closes a message that gets no answer. */
    @Transactional
    public void close(InboundMessageRow message, InboundOutcome outcome) {
        jdbc.sql("""
                        update message_logs set outcome = :outcome, settled_at = clock_timestamp()
                        where tenant_id = :tenant and id = :id and direction = 'IN' and outcome = 'RECEIVED'
                        """)
                .param("outcome", outcome.name())
                .param("tenant", message.tenant().value())
                .param("id", message.id())
                .update();
        changeNotifier.notify(ChangeNotification.Kind.MESSAGE, message.tenant());
    }

    /** WhatsApp's time of the newest message of a customer in the log: what came later may have been missed. */
    public Optional<Instant> newest(TenantId tenant) {
        return jdbc.sql("""
                        select written_at from message_logs
                        where tenant_id = :tenant and direction = 'IN' and written_at is not null
                        order by written_at desc limit 1
                        """)
                .param("tenant", tenant.value())
                .query((row, n) -> TimestampColumns.get(row, "written_at"))
                .optional();
    }

    private static InboundMessageRow customerMessage(ResultSet row, int n) throws SQLException {
        return new InboundMessageRow(
                TenantIdColumn.of(row),
                row.getLong("id"),
                row.getString("chat_id"),
                row.getString("wa_message_id"),
                MessageKind.valueOf(row.getString("kind")),
                row.getString("message_text"),
                TimestampColumns.get(row, "written_at"),
                row.getBoolean("caught_up"));
    }
}
