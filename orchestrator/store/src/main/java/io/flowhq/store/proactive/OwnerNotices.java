package io.flowhq.store.proactive;

import io.flowhq.contract.TenantId;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.message.MessageOrigin;
import io.flowhq.store.message.NewText;
import io.flowhq.store.message.PlannedText;
import io.flowhq.store.message.SendingLimit;
import io.flowhq.store.message.TextPlanning;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Tells owners of new follow-ups by a message to their own number: of each once, of several in one message. */
public class OwnerNotices {

    private static final String AUTHOR = "owner-notice";

    private final JdbcClient jdbc;
    private final TextPlanning planning;

    public OwnerNotices(JdbcClient jdbc, TextPlanning planning) {
        this.jdbc = jdbc;
        this.planning = planning;
    }

    private record Untold(long id, FollowUpReason reason) {}

    /**
     * Writes down one message about all that the owner has not been told of and nobody has done. That they were told
     * stands with the message or not at all.
     *
     * @param number the owner's own; what its chat gives to do is no news to them
     * @param interval that has to lie between two messages
     * @param text made from how many there are of each reason
     * @return whether a message was written down
     */
    @Transactional
    public boolean plan(
            TenantId tenant,
            String number,
            Duration interval,
            Function<SortedMap<FollowUpReason, Integer>, String> text,
            SendingLimit limit) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:lock, 0))::text")
                .param("lock", "owner notices " + tenant)
                .query(String.class)
                .optional();
        List<Untold> untold = isToldWithin(tenant, interval) ? List.of() : untold(tenant, number);
        if (untold.isEmpty()) {
            return false;
        }
        SortedMap<FollowUpReason, Integer> counts = new TreeMap<>();
        untold.forEach(followUp -> counts.merge(followUp.reason(), 1, Integer::sum));
        NewText notice =
                new NewText(tenant, number + "@c.us", text.apply(counts), null, MessageOrigin.PROGRAM, AUTHOR, null);
        boolean planned = planning.plan(notice, limit) instanceof PlannedText.Planned;
        if (planned) {
            told(tenant, untold);
        }
        return planned;
    }

    private boolean isToldWithin(TenantId tenant, Duration interval) {
        return jdbc.sql("""
                        select exists (select from follow_ups
                          where tenant_id = :tenant and noticed_at > statement_timestamp() - cast(:interval as interval))
                        """)
                .param("tenant", tenant.value())
                .param("interval", interval.toString())
                .query(Boolean.class)
                .single();
    }

    private List<Untold> untold(TenantId tenant, String number) {
        return jdbc.sql("""
                        select id, reason from follow_ups
                        where tenant_id = :tenant and noticed_at is null and done_at is null
                          and chat_id <> :number || '@c.us'
                          and not exists (select from contacts
                            where contacts.tenant_id = :tenant and chat_key = follow_ups.chat_id
                              and phone_number = :number)
                        order by id limit 1000
                        """)
                .param("tenant", tenant.value())
                .param("number", number)
                .query(Untold.class)
                .list();
    }

    private void told(TenantId tenant, List<Untold> followUps) {
        jdbc.sql("""
                        update follow_ups set noticed_at = clock_timestamp()
                        where tenant_id = :tenant and id = any(:ids)
                        """)
                .param("tenant", tenant.value())
                .param("ids", followUps.stream().map(Untold::id).toArray(Long[]::new))
                .update();
    }
}
