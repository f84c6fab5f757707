package io.flowhq.store.message;

import io.flowhq.contract.TenantId;
import io.flowhq.store.sql.SearchPattern;
import io.flowhq.store.sql.TenantIdColumn;
import io.flowhq.store.sql.TimestampColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The messages of a tenant as people read them, newest last. */
public class MessageLogs {

    private static final String SELECT = """
            select tenant_id, id, direction, chat_id, from_number, to_number, kind, message_text, wa_message_id,
                   created_at, outcome, answers, template, intent, language, wait_ms, ack, sent_at, acked_at, error,
                   origin
            from message_logs
            """;

    private final JdbcClient jdbc;

    MessageLogs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** At most {@code limit} of all chats. */
    public List<MessageLog> latest(TenantId tenant, int limit) {
        return jdbc.sql(SELECT + """
                where tenant_id = :tenant
                order by id desc
                limit :limit
                """)
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query(MessageLogs::read)
                .list()
                .reversed();
    }

    /** At most {@code limit} of one chat. */
    public List<MessageLog> chat(TenantId tenant, String chatId, int limit) {
        return jdbc.sql(SELECT + """
                where tenant_id = :tenant and chat_id = :chat
                order by id desc
                limit :limit
                """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .param("limit", limit)
                .query(MessageLogs::read)
                .list()
                .reversed();
    }

    /** At most {@code limit} of one chat, newest first, after the first {@code offset}. */
    public List<MessageLog> page(TenantId tenant, String chatId, MessageFilter filter, int limit, long offset) {
        return jdbc.sql(SELECT + """
                where tenant_id = :tenant and chat_id = :chat
                  and (cast(:direction as text) is null or direction = :direction)
                  and (cast(:from as timestamptz) is null or created_at >= :from)
                  and (cast(:until as timestamptz) is null or created_at <= :until)
                order by id desc
                limit :limit offset :offset
                """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .param(
                        "direction",
                        filter.direction() == null ? null : filter.direction().name())
                .param("from", TimestampColumns.sqlOrNull(filter.from()))
                .param("until", TimestampColumns.sqlOrNull(filter.until()))
                .param("limit", limit)
                .param("offset", offset)
                .query(MessageLogs::read)
                .list();
    }

    /** The newest message of each chat, the chat that was last written in first. */
    public List<MessageLog> lastOfChats(TenantId tenant, int limit, long offset) {
        return jdbc.sql(SELECT + """
                where tenant_id = :tenant and id in (
                    select max(id) from message_logs where tenant_id = :tenant group by chat_id)
                order by id desc
                limit :limit offset :offset
                """)
                .param("tenant", tenant.value())
                .param("limit", limit)
                .param("offset", offset)
                .query(MessageLogs::read)
                .list();
    }

    /** The message of this id in a chat. */
    public Optional<MessageLog> named(TenantId tenant, String chatId, String waMessageId) {
        return jdbc.sql(SELECT + "where tenant_id = :tenant and chat_id = :chat and wa_message_id = :wa")
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .param("wa", waMessageId)
                .query(MessageLogs::read)
                .optional();
    }

    public Optional<MessageLog> find(TenantId tenant, long id) {
        return jdbc.sql(SELECT + "where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(MessageLogs::read)
                .optional();
    }

    /** At most {@code limit} of one chat that were logged before the one with this id. */
    public List<MessageLog> chatBefore(TenantId tenant, String chatId, long before, int limit) {
        return jdbc.sql(SELECT + """
                where tenant_id = :tenant and chat_id = :chat and id < :before
                order by id desc
                limit :limit
                """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .param("before", before)
                .param("limit", limit)
                .query(MessageLogs::read)
                .list()
                .reversed();
    }

    /**
     * The newest matching message of each chat, the newest first.
     *
     * @param q part of a text or of a number; null or blank for all
     * @param page from 0
     */
    public List<MessageLog> newestOfChats(TenantId tenant, @Nullable String q, int page, int size) {
        String pattern = q == null || q.isBlank() ? null : SearchPattern.containing(q);
        return jdbc.sql("""
                select * from (
                    select distinct on (chat_id) *
                    from message_logs
                    where tenant_id = :tenant
                      and (cast(:pattern as text) is null
                           or message_text ilike :pattern or from_number like :pattern or to_number like :pattern)
                    order by chat_id, id desc) newest
                order by id desc
                limit :size offset :offset
                """)
                .param("tenant", tenant.value())
                .param("pattern", pattern)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(MessageLogs::read)
                .list();
    }

    /** WhatsApp's id of what the customer wrote last in a chat. */
    public Optional<String> lastReceived(TenantId tenant, String chatId) {
        return jdbc.sql("""
                        select wa_message_id from message_logs
                        where tenant_id = :tenant and chat_id = :chat and direction = 'IN'
                        order by id desc limit 1
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .query(String.class)
                .optional();
    }

    /** Whether anything was ever written in this chat of the tenant. */
    public boolean knows(TenantId tenant, String chatId) {
        return jdbc.sql("""
                select exists (select from message_logs where tenant_id = :tenant and chat_id = :chat)
                """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .query(Boolean.class)
                .single();
    }

    static MessageLog read(ResultSet row, int number) throws SQLException {
        return new MessageLog(
                row.getLong("id"),
                TenantIdColumn.of(row),
                Direction.valueOf(row.getString("direction")),
                row.getString("chat_id"),
                row.getString("from_number"),
                row.getString("to_number"),
                MessageKind.valueOf(row.getString("kind")),
                row.getString("message_text"),
                row.getString("wa_message_id"),
                TimestampColumns.get(row, "created_at"),
                row.getString("outcome"),
                row.getObject("answers", Long.class),
                row.getString("template"),
                row.getString("intent"),
                row.getString("language"),
                row.getObject("wait_ms", Long.class),
                row.getObject("ack", Integer.class),
                TimestampColumns.find(row, "sent_at"),
                TimestampColumns.find(row, "acked_at"),
                row.getString("error"),
                origin(row.getString("origin")));
    }

    private static @Nullable MessageOrigin origin(@Nullable String name) {
        return name == null ? null : MessageOrigin.valueOf(name);
    }
}
