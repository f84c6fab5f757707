package io.flowhq.store.message;

import io.flowhq.contract.TenantId;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.sql.TimestampColumns;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells what a program of the business's own wrote from what its owner typed. Devices cannot tell them apart, so it goes by
 * repetition: the same words, within seconds after a customer's message, in a second chat. What the first of them did to its
 * chat is then undone. Words that were once found automatic stay so.
 */
public class PhoneAutomation {

    /** Shorter words are typed twice within seconds by people too: "Karibu", "Sawa". */
    private static final int MIN_LENGTH = 12;

    private static final Duration MAX_REACTION = Duration.ofSeconds(5);
    private static final Duration MEMORY = Duration.ofDays(14);

    private final JdbcClient jdbc;
    private final ChangeNotifier changeNotifier;
    private final HandoffConfirmation handoffConfirmation;

    public PhoneAutomation(JdbcClient jdbc, ChangeNotifier changeNotifier) {
        this.jdbc = jdbc;
        this.changeNotifier = changeNotifier;
        this.handoffConfirmation = new HandoffConfirmation(jdbc, changeNotifier);
    }

    /**
     * Who wrote a message that left the account without our doing, which is not logged yet. When this one shows that earlier
     * ones were automatic, their authors are corrected, their hand-offs end, and what was left to a person because of them is
     * taken up again.
     *
     * @param program how such a message counts when a program wrote it
     * @param reopened how far back what was left to a person is taken up again
     */
    @Transactional
    public Author authorOf(TenantId tenant, NewInboundMessage message, Author program, Duration reopened) {
        if (message.text().strip().length() < MIN_LENGTH) {
            return Author.OWNER;
        }
        if (isKnown(tenant, message.text())) {
            return program;
        }
        if (!followsACustomer(tenant, message)) {
            return Author.OWNER;
        }
        if (chatsWithTheSameReaction(tenant, message).isEmpty()) {
            return Author.OWNER;
        }
        handoffConfirmation.beginCorrection(tenant);
        List<String> others = chatsWithTheSameReaction(tenant, message);
        correct(tenant, message.text(), program);
        others.forEach(chat -> undo(tenant, chat, reopened));
        changeNotifier.notify(ChangeNotification.Kind.MESSAGE, tenant);
        return program;
    }

    private boolean isKnown(TenantId tenant, String text) {
        return jdbc.sql("""
                        select exists (select from message_logs
                          where tenant_id = :tenant and author in ('PHONE_AUTOMATION', 'OTHER_DEVICE') and message_text = :text)
                        """)
                .param("tenant", tenant.value())
                .param("text", text)
                .query(Boolean.class)
                .single();
    }

    private boolean followsACustomer(TenantId tenant, NewInboundMessage message) {
        return jdbc.sql("""
                        select exists (select from message_logs
                          where tenant_id = :tenant and chat_id = :chat and direction = 'IN'
                            and written_at between :earliest and :at)
                        """)
                .param("tenant", tenant.value())
                .param("chat", message.chatId())
                .param("earliest", TimestampColumns.sql(message.writtenAt().minus(MAX_REACTION)))
                .param("at", TimestampColumns.sql(message.writtenAt()))
                .query(Boolean.class)
                .single();
    }

    private List<String> chatsWithTheSameReaction(TenantId tenant, NewInboundMessage message) {
        return jdbc.sql("""
                        select distinct own.chat_id from message_logs own
                        where own.tenant_id = :tenant and own.author = 'OWNER'
                          and own.message_text = :text and own.chat_id <> :chat
                          and own.created_at > clock_timestamp() - cast(:memory as interval)
                          and exists (select from message_logs asked
                            where asked.tenant_id = :tenant and asked.chat_id = own.chat_id and asked.direction = 'IN'
                              and asked.written_at between own.written_at - cast(:reaction as interval) and own.written_at)
                        """)
                .param("tenant", tenant.value())
                .param("text", message.text())
                .param("chat", message.chatId())
                .param("memory", MEMORY.toString())
                .param("reaction", MAX_REACTION.toString())
                .query(String.class)
                .list();
    }

    private void correct(TenantId tenant, String text, Author program) {
        jdbc.sql("""
                        update message_logs set author = :program
                        where tenant_id = :tenant and author = 'OWNER' and message_text = :text
                        """)
                .param("program", program.name())
                .param("tenant", tenant.value())
                .param("text", text)
                .update();
    }

    private void undo(TenantId tenant, String chat, Duration reopened) {
        jdbc.sql("""
                        delete from chat_handoffs handoff
                        where tenant_id = :tenant and chat_id = :chat and cause = 'OWNER_WROTE'
                          and not exists (select from message_logs own
                            where own.tenant_id = :tenant and own.chat_id = :chat and own.author = 'OWNER'
                              and own.created_at >= handoff.started_at - interval '1 minute')
                        """).param("tenant", tenant.value()).param("chat", chat).update();
        jdbc.sql("""
                        update message_logs message set outcome = 'RECEIVED', settled_at = null
                        where tenant_id = :tenant and chat_id = :chat and direction = 'IN' and outcome = 'HANDED_OFF'
                          and created_at > clock_timestamp() - cast(:reopened as interval)
                          and not exists (select from chat_handoffs handoff
                            where handoff.tenant_id = :tenant and handoff.chat_id = :chat
                              and handoff.ends_at > clock_timestamp())
                          and not exists (select from message_logs own
                            where own.tenant_id = :tenant and own.chat_id = :chat and own.author = 'OWNER'
                              and own.written_at >= message.written_at)
                        """)
                .param("tenant", tenant.value())
                .param("chat", chat)
                .param("reopened", reopened.toString())
                .update();
    }
}
