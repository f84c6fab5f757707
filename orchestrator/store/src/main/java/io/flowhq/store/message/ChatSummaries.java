package io.flowhq.store.message;

import io.flowhq.contract.CleanText;
import io.flowhq.contract.TenantId;
import io.flowhq.store.sql.SearchPattern;
import io.flowhq.store.sql.TimestampColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** A tenant's chats, each with whose it is and with all that is known of its messages. */
public class ChatSummaries {

    private static final String MATCHING = """
            where tenant_id = :tenant
              and (cast(:pattern as text) is null
                   or message_text ilike :pattern or from_number like :number or to_number like :number
                   or chat_id in (select chat_key from contacts
                                  where tenant_id = :tenant and (name ilike :pattern or username ilike :pattern)))
            """;

    private static final int MAX_SEARCH = 200;

    private final JdbcClient jdbc;

    ChatSummaries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * By the newest matching message of each, the newest first.
     *
     * @param q part of a text, a number, a name or a user name; null or blank for all
     * @param page from 0
     */
    public List<ChatSummary> list(TenantId tenant, @Nullable String q, int page, int size) {
        return matching("""
                        select newest.*, contacts.id as contact_id, contacts.name, contacts.phone_number, contacts.lid,
                               contacts.username
                        from (select distinct on (chat_id) * from message_logs
                        """ + MATCHING + """
                              order by chat_id, id desc) newest
                        left join contacts on contacts.tenant_id = :tenant and contacts.chat_key = newest.chat_id
                        order by newest.id desc
                        limit :size offset :offset
                        """, tenant, q)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(ChatSummaries::summary)
                .list();
    }

    /** How many chats match. */
    public long count(TenantId tenant, @Nullable String q) {
        return matching("select count(distinct chat_id) from message_logs " + MATCHING, tenant, q)
                .query(Long.class)
                .single();
    }

    /** At most {@code limit} messages of a chat that were logged before the one with this id, newest last. */
    public List<MessageTrace> trace(TenantId tenant, String chatId, long before, int limit) {
        return jdbc.sql("""
                select * from message_logs
                where tenant_id = :tenant and chat_id = :chat and id < :before
                order by id desc
                limit :limit
                """)
                .param("tenant", tenant.value())
                .param("chat", CleanText.of(chatId, CleanText.MAX_ID_LENGTH))
                .param("before", before)
                .param("limit", limit)
                .query(ChatSummaries::trace)
                .list()
                .reversed();
    }

    private StatementSpec matching(String sql, TenantId tenant, @Nullable String q) {
        String asked =
                q == null || q.isBlank() ? null : CleanText.of(q, MAX_SEARCH).strip();
        return jdbc.sql(sql)
                .param("tenant", tenant.value())
                .param("pattern", asked == null ? null : SearchPattern.containing(asked))
                .param("number", asked == null ? null : SearchPattern.containing(SearchPattern.digitsOf(asked)));
    }

    private static ChatSummary summary(ResultSet row, int number) throws SQLException {
        return new ChatSummary(
                MessageLogs.read(row, number),
                row.getObject("contact_id", Long.class),
                row.getString("name"),
                row.getString("phone_number"),
                row.getString("lid"),
                row.getString("username"));
    }

    private static MessageTrace trace(ResultSet row, int number) throws SQLException {
        String author = row.getString("author");
        return new MessageTrace(
                MessageLogs.read(row, number),
                author == null ? null : Author.valueOf(author),
                row.getString("because"),
                row.getString("quotes"),
                row.getObject("merged_into", Long.class),
                row.getBoolean("caught_up"),
                TimestampColumns.find(row, "written_at"),
                TimestampColumns.find(row, "held_at"),
                row.getInt("attempts"),
                row.getInt("refusals"),
                TimestampColumns.find(row, "begun_at"),
                TimestampColumns.find(row, "settled_at"),
                TimestampColumns.find(row, "edited_at"),
                TimestampColumns.find(row, "deleted_at"));
    }
}
