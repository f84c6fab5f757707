package io.flowhq.store.message;

import io.flowhq.contract.TenantId;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.sql.TimestampColumns;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells what a program of the business's own wrote, or what its owner sent to many, from what its owner typed for one. Devices
 * cannot tell them apart, so it goes by repetition: the same words, within seconds after a customer's message, in a second
 * chat; or in three chats within minutes, in none of which the customer had written lately, as an announcement to a list of
 * customers stands there. What the first of them did to its chat is then undone. Words that were once found so stay so.
 */
public class PhoneAutomation {

    /** Shorter words are typed twice within seconds by people too: "Karibu", "Sawa". */
    private static final int MIN_LENGTH = 12;

    private static final Duration MAX_REACTION = Duration.ofSeconds(5);
    private static final Duration MEMORY = Duration.ofDays(14);

    /** With so many chats an announcement goes to a list of customers. */
    private static final int MIN_ANNOUNCED = 3;

    /** Within which an announcement reaches them all. */
    private static final Duration ANNOUNCED_WITHIN = Duration.ofMinutes(10);

    /** What the owner writes to somebody who wrote within this is an answer. */
    private static final Duration CONVERSATION = Duration.ofMinutes(30);

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
        Supplier<List<String>> found = otherChats(tenant, message);
        if (found.get().isEmpty()) {
            return Author.OWNER;
        }
        handoffConfirmation.beginCorrection(tenant);
        List<String> others = found.get();
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

    /** Where else these words show that nobody typed them for one customer; none when they do not. */
    private Supplier<List<String>> otherChats(TenantId tenant, NewInboundMessage message) {
        if (followsACustomer(tenant, message, MAX_REACTION)) {
            return () -> chatsWithTheSameReaction(tenant, message);
        }
        if (followsACustomer(tenant, message, CONVERSATION)) {
            return List::of;
        }
        return () -> {
            List<String> announced = chatsWithTheSameAnnouncement(tenant, message);
            return announced.size() < MIN_ANNOUNCED - 1 ? List.of() : announced;
        };
    }

    private boolean followsACustomer(TenantId tenant, NewInboundMessage message, Duration time) {
        return jdbc.sql("""
                        select exists (select from message_logs
                          where tenant_id = :tenant and chat_id = :chat and direction = 'IN'
                            and written_at between :earliest and :at)
                        """)
                .param("tenant", tenant.value())
                .param("chat", message.chatId())
                .param("earliest", TimestampColumns.sql(message.writtenAt().minus(time)))
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

    private List<String> chatsWithTheSameAnnouncement(TenantId tenant, NewInboundMessage message) {
        return jdbc.sql("""
                        select distinct own.chat_id from message_logs own
                        where own.tenant_id = :tenant and own.author = 'OWNER'
                          and own.message_text = :text and own.chat_id <> :chat
                          and own.written_at between cast(:at as timestamptz) - cast(:within as interval)
                                                 and cast(:at as timestamptz) + cast(:within as interval)
                          and not exists (select from message_logs asked
                            where asked.tenant_id = :tenant and asked.chat_id = own.chat_id and asked.direction = 'IN'
                              and asked.written_at between own.written_at - cast(:conversation as interval)
                                                       and own.written_at)
                        """)
                .param("tenant", tenant.value())
                .param("text", message.text())
                .param("chat", message.chatId())
                .param("at", TimestampColumns.sql(message.writtenAt()))
                .param("within", ANNOUNCED_WITHIN.toString())
                .param("conversation", CONVERSATION.toString())
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
