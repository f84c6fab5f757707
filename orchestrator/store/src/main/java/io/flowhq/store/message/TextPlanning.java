package io.flowhq.store.message;

import io.flowhq.contract.TenantId;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeNotifier;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down texts of people and programs for the session's worker, which sends them in the order of the chat, within the
 * limit and once each, as it sends answers. The same request, by author and key, is written down once in a day.
 */
public class TextPlanning {

    private static final Duration KEY_RETENTION = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final ChangeNotifier changeNotifier;
    private final Contacts contacts;
    private final MessageLogs messages;
    private final SendingWindow window;

    TextPlanning(JdbcClient jdbc, ChangeNotifier changeNotifier, Contacts contacts, MessageLogs messages) {
        this.jdbc = jdbc;
        this.changeNotifier = changeNotifier;
        this.contacts = contacts;
        this.messages = messages;
        this.window = new SendingWindow(jdbc);
    }

    /** @param limit as many texts of one tenant may wait as may be sent in one window */
    @Transactional
    public PlannedText plan(NewText text, SendingLimit limit) {
        TenantId tenant = text.tenant();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:lock, 0))::text")
                .param("lock", "texts " + tenant)
                .query(String.class)
                .optional();
        Optional<Long> earlier = earlier(text);
        if (earlier.isPresent()) {
            return repeated(text, earlier.get());
        }
        if (waiting(tenant) >= limit.messages()) {
            return new PlannedText.Full(seconds(window.read(tenant, limit, 0).remaining()));
        }
        String chatKey = contacts.chatKey(tenant, text.chatId());
        if (text.quotes() != null && !stands(tenant, chatKey, text.quotes())) {
            return new PlannedText.UnknownQuote(text.quotes());
        }
        long id = insert(text, contact(tenant, text.chatId()));
        remember(text, id);
        changeNotifier.notify(ChangeNotification.Kind.MESSAGE, tenant);
        changeNotifier.notify(ChangeNotification.Kind.TEXT, tenant);
        return new PlannedText.Planned(messages.find(tenant, id).orElseThrow());
    }

    private Contact contact(TenantId tenant, String chatId) {
        String digits = chatId.substring(0, chatId.indexOf('@'));
        return chatId.endsWith("@lid")
                ? contacts.seen(tenant, chatId, null, digits)
                : contacts.seen(tenant, chatId, digits, null);
    }

    private Optional<Long> earlier(NewText text) {
        jdbc.sql("""
                        delete from text_requests
                        where tenant_id = :tenant and created_at < now() - cast(:retention as interval)
                        """)
                .param("tenant", text.tenant().value())
                .param("retention", KEY_RETENTION.toString())
                .update();
        return jdbc.sql("""
                        select message_id from text_requests
                        where tenant_id = :tenant and author = :author and request_key = :key
                        """)
                .param("tenant", text.tenant().value())
                .param("author", text.author())
                .param("key", text.key())
                .query(Long.class)
                .optional();
    }

    private PlannedText repeated(NewText text, long id) {
        MessageLog message = messages.find(text.tenant(), id).orElseThrow();
        boolean same =
                message.text().equals(text.text()) && message.waMessageId().startsWith("true_" + text.chatId() + "_");
        return same ? new PlannedText.Repeated(message) : new PlannedText.KeyReused();
    }

    private int waiting(TenantId tenant) {
        return jdbc.sql("""
                        select count(*) from message_logs
                        where tenant_id = :tenant and outcome = 'PLANNED' and answers is null
                          and origin in ('PERSON', 'PROGRAM')
                        """)
                .param("tenant", tenant.value())
                .query(Integer.class)
                .single();
    }

    private boolean stands(TenantId tenant, String chatKey, String waMessageId) {
        return jdbc.sql("""
                        select exists (select from message_logs
                          where tenant_id = :tenant and chat_id = :chat and wa_message_id = :wa)
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatKey)
                .param("wa", waMessageId)
                .query(Boolean.class)
                .single();
    }

    /** What a person writes silences the assistant about what the customer asked before. */
    private long insert(NewText text, Contact contact) {
        return jdbc.sql("""
                        insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, message_text,
                            wa_message_id, kind, outcome, quotes, origin, author, written_at)
                        select :tenant, 'OUT', :chat, coalesce(session.linked_number, tenant.phone_number), :to, :text,
                            :wa, 'TEXT', 'PLANNED', :quotes, :origin,
                            case when :origin = 'PERSON' then 'OWNER' end, clock_timestamp()
                        from tenants tenant
                        left join whatsapp_sessions session on session.tenant_id = tenant.id
                        where tenant.id = :tenant
                        returning id
                        """)
                .param("tenant", text.tenant().value())
                .param("chat", contact.chatKey())
                .param("to", contact.phoneNumber())
                .param("text", text.text())
                .param("wa", MessageIds.next(text.chatId()))
                .param("quotes", text.quotes())
                .param("origin", text.origin().name())
                .query(Long.class)
                .single();
    }

    private void remember(NewText text, long id) {
        if (text.key() == null) {
            return;
        }
        jdbc.sql("""
                        insert into text_requests (tenant_id, author, request_key, message_id)
                        values (:tenant, :author, :key, :message)
                        """)
                .param("tenant", text.tenant().value())
                .param("author", text.author())
                .param("key", text.key())
                .param("message", id)
                .update();
    }

    private static long seconds(Duration time) {
        return Math.max(1, Math.ceilDiv(time.toMillis(), 1000L));
    }
}
