package io.flowhq.store.message;

import io.flowhq.contract.TenantId;
import io.flowhq.store.sql.TenantIdColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people who write to tenants. The two ids of one person, the phone number and the hidden id, end in one row as soon as
 * one message or one look-up shows both.
 */
public class Contacts {

    private final JdbcClient jdbc;

    public Contacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The person behind a chat, made at the first sight of them. What is learnt of their ids is kept, and fills the numbers of
     * messages that were logged without.
     *
     * @param chatId where they were met
     * @param phoneNumber digits, where known
     * @param lid digits of the hidden id, where known
     */
    @Transactional
    public Contact seen(TenantId tenant, String chatId, @Nullable String phoneNumber, @Nullable String lid) {
        lock(jdbc, tenant);
        List<Contact> known = jdbc.sql("""
                        select * from contacts
                        where tenant_id = :tenant
                          and (chat_key = :chat or phone_number = :number or lid = :lid)
                        order by id
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .param("number", phoneNumber)
                .param("lid", lid)
                .query(Contacts::read)
                .list();
        if (known.isEmpty()) {
            return create(tenant, chatId, phoneNumber, lid);
        }
        Contact first = known.getFirst();
        known.stream().skip(1).forEach(other -> merge(first, other));
        return learn(first, known, phoneNumber, lid);
    }

    /** Until the end of the transaction no two contacts of a tenant become one. */
    static void lock(JdbcClient jdbc, TenantId tenant) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:tenant, 0))::text")
                .param("tenant", "contacts " + tenant)
                .query(String.class)
                .optional();
    }

    /** The chat key of whoever is known under this chat id; the id itself when nobody is. */
    public String chatKey(TenantId tenant, String chatId) {
        return jdbc.sql("select current_chat(:tenant, :chat)")
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .query(String.class)
                .single();
    }

    /** Brings what has ended under an id that its person no longer goes by to where the person is now. */
    static void gather(JdbcClient jdbc, TenantId tenant, String chatId) {
        jdbc.sql("""
                        update message_logs set chat_id = current_chat(:tenant, :chat)
                        where tenant_id = :tenant and chat_id = :chat and current_chat(:tenant, :chat) <> :chat
                          and outcome not in ('RECEIVED', 'PLANNED', 'SENDING')
                        """).param("tenant", tenant.value()).param("chat", chatId).update();
    }

    /** In the order in which they were first met. */
    public List<Contact> list(TenantId tenant, int limit, long offset) {
        return jdbc.sql("select * from contacts where tenant_id = :tenant order by id limit :limit offset :offset")
                .param("tenant", tenant.value())
                .param("limit", limit)
                .param("offset", offset)
                .query(Contacts::read)
                .list();
    }

    /** How many have a hidden id. */
    public long countHidden(TenantId tenant) {
        return jdbc.sql("select count(lid) from contacts where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
    }

    public Optional<Contact> find(TenantId tenant, long id) {
        return jdbc.sql("select * from contacts where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(Contacts::read)
                .optional();
    }

    /** The person known under this chat id. */
    public Optional<Contact> find(TenantId tenant, String chatId) {
        return jdbc.sql("select * from contacts where tenant_id = :tenant and chat_key = :chat")
                .param("tenant", tenant.value())
                .param("chat", chatKey(tenant, chatId))
                .query(Contacts::read)
                .optional();
    }

    private Contact create(TenantId tenant, String chatId, @Nullable String phoneNumber, @Nullable String lid) {
        return jdbc.sql("""
                        insert into contacts (tenant_id, chat_key, phone_number, lid)
                        values (:tenant, :chat, :number, :lid)
                        returning *
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .param("number", phoneNumber)
                .param("lid", lid)
                .query(Contacts::read)
                .single();
    }

    /**
     * What has an answer under way stays where it is until that has ended: two may never handle one answer. What merely
     * waits comes along, and in its order.
     */
    private void merge(Contact kept, Contact other) {
        jdbc.sql("""
                        update message_logs message set chat_id = :kept
                        where tenant_id = :tenant and chat_id = :other
                          and (outcome not in ('RECEIVED', 'PLANNED', 'SENDING')
                               or (outcome = 'RECEIVED' and not exists (select from message_logs answer
                                   where answer.tenant_id = :tenant
                                     and answer.answers in (message.id, message.merged_into))))
                        """)
                .param("kept", kept.chatKey())
                .param("other", other.chatKey())
                .param("tenant", kept.tenant().value())
                .update();
        jdbc.sql("""
                        insert into chat_handoffs (tenant_id, chat_id, cause, started_at, ends_at)
                        select tenant_id, :kept, cause, started_at, ends_at from chat_handoffs
                        where tenant_id = :tenant and chat_id = :other
                        on conflict (tenant_id, chat_id) do update
                        set cause = case when excluded.cause = 'OPTED_OUT' then excluded.cause else chat_handoffs.cause end,
                            ends_at = greatest(chat_handoffs.ends_at, excluded.ends_at)
                        """)
                .param("kept", kept.chatKey())
                .param("other", other.chatKey())
                .param("tenant", kept.tenant().value())
                .update();
        for (String table : List.of("orders", "bookings")) {
            jdbc.sql("update " + table + " set chat_id = :kept where tenant_id = :tenant and chat_id = :other")
                    .param("kept", kept.chatKey())
                    .param("other", other.chatKey())
                    .param("tenant", kept.tenant().value())
                    .update();
        }
        jdbc.sql("delete from dialogues where tenant_id = :tenant and chat_id = :other")
                .param("other", other.chatKey())
                .param("tenant", kept.tenant().value())
                .update();
        jdbc.sql("update follow_ups set chat_id = :kept where tenant_id = :tenant and chat_id = :other")
                .param("kept", kept.chatKey())
                .param("other", other.chatKey())
                .param("tenant", kept.tenant().value())
                .update();
        jdbc.sql("delete from chat_handoffs where tenant_id = :tenant and chat_id = :other")
                .param("other", other.chatKey())
                .param("tenant", kept.tenant().value())
                .update();
        jdbc.sql("""
                        with gone as (delete from contacts where tenant_id = :tenant and id = :other returning *)
                        update contacts kept
                        set name = coalesce(kept.name, gone.name),
                            first_seen_at = least(kept.first_seen_at, gone.first_seen_at)
                        from gone where kept.tenant_id = :tenant and kept.id = :kept
                        """)
                .param("kept", kept.id())
                .param("other", other.id())
                .param("tenant", kept.tenant().value())
                .update();
    }

    private Contact learn(Contact kept, List<Contact> all, @Nullable String phoneNumber, @Nullable String lid) {
        String number = phoneNumber != null ? phoneNumber : firstOf(all, true);
        String hidden = lid != null ? lid : firstOf(all, false);
        Contact now = jdbc.sql("""
                        update contacts set phone_number = :number, lid = :lid, last_seen_at = now()
                        where tenant_id = :tenant and id = :id
                        returning *
                        """)
                .param("number", number)
                .param("lid", hidden)
                .param("tenant", kept.tenant().value())
                .param("id", kept.id())
                .query(Contacts::read)
                .single();
        if (number != null && (kept.phoneNumber() == null || all.size() > 1)) {
            fillNumbers(now, number);
        }
        return now;
    }

    private static @Nullable String firstOf(List<Contact> all, boolean number) {
        for (Contact contact : all) {
            String value = number ? contact.phoneNumber() : contact.lid();
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private void fillNumbers(Contact contact, String number) {
        jdbc.sql("""
                        update message_logs
                        set from_number = case when direction = 'IN' then coalesce(from_number, :number) else from_number end,
                            to_number = case when direction = 'OUT' then coalesce(to_number, :number) else to_number end
                        where tenant_id = :tenant and chat_id = :chat and (from_number is null or to_number is null)
                        """)
                .param("number", number)
                .param("tenant", contact.tenant().value())
                .param("chat", contact.chatKey())
                .update();
    }

    private static Contact read(ResultSet row, int n) throws SQLException {
        return new Contact(
                TenantIdColumn.of(row),
                row.getLong("id"),
                row.getString("chat_key"),
                row.getString("phone_number"),
                row.getString("lid"),
                row.getString("name"));
    }
}
