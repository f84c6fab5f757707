package io.flowhq.store.message;

import io.flowhq.contract.TenantId;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.sql.TenantIdColumn;
import io.flowhq.store.sql.TimestampColumns;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The chats that a person has taken for a while, in which the bot is silent. A chat may be named by an id that its person had
 * before two contacts became one.
 */
public class ChatHandoffs {

    /** Why the bot fell silent in a chat. */
    public enum Cause {
        /** Someone wrote on the business's own phone. */
        OWNER_WROTE,
        /** The customer asked for a person. */
        CUSTOMER_ASKED,
        /** Someone took the chat on a page of the platform. */
        STAFF,
        /** The chat's other side repeats itself, as an automaton does. */
        LOOP,
        /** The customer asked not to be written to; it ends when they ask to be answered again, or a person ends it. */
        OPTED_OUT;

        /** Whether a person has the chat, rather than is to take it. */
        public boolean isTaken() {
            return this == OWNER_WROTE || this == STAFF;
        }
    }

    /** Longer than any chat goes on: for the hand-offs that do not end by the clock. */
    public static final Duration FOR_GOOD = Duration.ofDays(36_500);

    /** A hand-off that is on. */
    public record Handoff(TenantId tenant, String chatId, Cause cause, Instant endsAt) {}

    private final JdbcClient jdbc;
    private final ChangeNotifier changeNotifier;

    public ChatHandoffs(JdbcClient jdbc, ChangeNotifier changeNotifier) {
        this.jdbc = jdbc;
        this.changeNotifier = changeNotifier;
    }

    /**
     * Hands a chat to people from {@code now}; one that is on is only ever made longer, and an opt-out stays one.
     *
     * @return as it is on now
     */
    @Transactional
    public Handoff begin(TenantId tenant, String chatId, Cause cause, Instant now, Instant endsAt) {
        Contacts.lock(jdbc, tenant);
        Handoff begun = jdbc.sql("""
                        insert into chat_handoffs (tenant_id, chat_id, cause, started_at, ends_at)
                        values (:tenant, current_chat(:tenant, :chat), :cause, :now, :ends)
                        on conflict (tenant_id, chat_id) do update
                        set cause = case when chat_handoffs.cause = 'OPTED_OUT'
                                              and chat_handoffs.ends_at > excluded.started_at
                                         then chat_handoffs.cause else excluded.cause end,
                            started_at = case when chat_handoffs.ends_at > excluded.started_at
                                              then chat_handoffs.started_at else excluded.started_at end,
                            ends_at = greatest(chat_handoffs.ends_at, excluded.ends_at)
                        returning tenant_id as tenant, chat_id, cause, ends_at
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .param("cause", cause.name())
                .param("now", TimestampColumns.sql(now))
                .param("ends", TimestampColumns.sql(endsAt))
                .query(Handoff.class)
                .single();
        changeNotifier.notify(ChangeNotification.Kind.MESSAGE, tenant);
        return begun;
    }

    /** Lets the bot speak again; false when nobody had the chat. */
    @Transactional
    public boolean end(TenantId tenant, String chatId) {
        int ended = jdbc.sql(
                        "delete from chat_handoffs where tenant_id = :tenant and chat_id = current_chat(:tenant, :chat)")
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .update();
        changeNotifier.notify(ChangeNotification.Kind.MESSAGE, tenant);
        return ended == 1;
    }

    public boolean isOn(TenantId tenant, String chatId, Instant now) {
        return find(tenant, chatId, now).isPresent();
    }

    /** The hand-off of a chat, if one is on. */
    public Optional<Handoff> find(TenantId tenant, String chatId, Instant now) {
        return jdbc.sql("""
                        select tenant_id as tenant, chat_id, cause, ends_at from chat_handoffs
                        where tenant_id = :tenant and chat_id = current_chat(:tenant, :chat) and ends_at > :now
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .param("now", TimestampColumns.sql(now))
                .query(Handoff.class)
                .optional();
    }

    /** How a chat stands for a message that was written at {@code asked}, in one question. */
    public ChatSituation situation(TenantId tenant, String chatId, Instant asked) {
        return jdbc.sql("""
                        select clock_timestamp() as now,
                               (select cause from chat_handoffs
                                 where tenant_id = :tenant and chat_id = current_chat(:tenant, :chat)
                                   and ends_at > clock_timestamp()) as handoff,
                               exists (select from message_logs
                                 where tenant_id = :tenant and chat_id = :chat and direction = 'OUT'
                                   and author = 'OWNER' and written_at >= :asked) as person_wrote
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .param("asked", TimestampColumns.sql(asked))
                .query(ChatSituation.class)
                .single();
    }

    /** How the chat of an answer stands, in one question; empty when the tenant or the message it answers is gone. */
    public Optional<AnswerSituation> situation(OutboundMessage answer) {
        if (answer.answers() == null) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select clock_timestamp() as now, tenants.silenced, question.written_at as asked_at,
                               (select cause from chat_handoffs
                                 where tenant_id = :tenant and chat_id = current_chat(:tenant, :chat)
                                   and ends_at > clock_timestamp()) as handoff,
                               exists (select from message_logs own
                                 where own.tenant_id = :tenant and own.chat_id = question.chat_id
                                   and own.direction = 'OUT' and own.author = 'OWNER'
                                   and own.written_at >= question.written_at) as person_wrote
                        from tenants
                        join message_logs question
                          on question.tenant_id = tenants.id and question.id = :question and question.direction = 'IN'
                        where tenants.id = :tenant
                        """)
                .param("tenant", answer.tenant().value())
                .param("chat", answer.chatId())
                .param("question", answer.answers())
                .query(AnswerSituation.class)
                .optional();
    }

    /** The hand-offs of a tenant that are on, the next to end first. */
    public List<Handoff> all(TenantId tenant, Instant now) {
        return jdbc.sql("""
                        select tenant_id as tenant, chat_id, cause, ends_at from chat_handoffs
                        where tenant_id = :tenant and ends_at > :now order by ends_at
                        """)
                .param("tenant", tenant.value())
                .param("now", TimestampColumns.sql(now))
                .query(Handoff.class)
                .list();
    }

    /** In how many chats of each of these tenants a person answers; a tenant without any is absent. */
    public Map<TenantId, Long> count(Collection<TenantId> tenants, Instant now) {
        Map<TenantId, Long> counts = new HashMap<>();
        jdbc.sql("""
                        select tenant_id, count(*) as chats from chat_handoffs
                        where tenant_id = any(:tenants) and ends_at > :now
                        group by tenant_id
                        """)
                .param("tenants", tenants.stream().map(TenantId::value).toArray(UUID[]::new))
                .param("now", TimestampColumns.sql(now))
                .query(row -> {
                    counts.put(TenantIdColumn.of(row), row.getLong("chats"));
                });
        return counts;
    }
}
