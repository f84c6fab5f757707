package io.flowhq.store.push;

import io.flowhq.store.sql.TimestampColumns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The browsers that have to be told something. It is never the news themselves that wait but that there are some, so that
 * a browser which could not be told is told once of all. Any number of processes may take some: each browser is with one
 * of them at a time, and with another when that one has not settled it in time; of one tenant's only a few at once, so
 * that a slow one holds up no other tenant.
 */
public class PushOutbox {

    /** How many browsers of one tenant are told at once. */
    public static final int MAX_AT_ONCE = 8;

    private static final int PLANNED_AT_ONCE = 500;

    private final JdbcClient jdbc;

    PushOutbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Has the browsers of each tenant told of follow-ups that they have not been told of. That they are to be told stands
     * with every follow-up or not at all.
     *
     * @return how many follow-ups are new
     */
    @Transactional
    public int plan() {
        return jdbc.sql("""
                        with untold as (
                            select follow_ups.tenant_id, follow_ups.id from follow_ups
                            where pushed_at is null and done_at is null
                              and tenant_id in (select tenant_id from push_subscriptions)
                            order by tenant_id, id limit :most
                            for update skip locked
                        ), told as (
                            update follow_ups set pushed_at = clock_timestamp() from untold
                            where follow_ups.tenant_id = untold.tenant_id and follow_ups.id = untold.id
                            returning follow_ups.tenant_id
                        ), listeners as (
                            select tenant_id, id from push_subscriptions
                            where tenant_id in (select tenant_id from told)
                            order by tenant_id, id for update
                        ), asked as (
                            update push_subscriptions subscription set wanted = wanted + 1 from listeners
                            where subscription.tenant_id = listeners.tenant_id and subscription.id = listeners.id
                            returning subscription.id
                        )
                        select count(*) from told
                        """).param("most", PLANNED_AT_ONCE).query(Integer.class).single();
    }

    /**
     * Takes what is due.
     *
     * @param claim how long the caller has to settle each
     */
    @Transactional
    public List<PushDelivery> take(Instant now, Duration claim, int limit) {
        return jdbc.sql("""
                        with under_way as (
                            select tenant_id, count(*) as browsers from push_subscriptions
                            where claimed_until > :now group by tenant_id
                        ), due as (
                            select tenant_id, id,
                                   row_number() over (partition by tenant_id order by next_attempt_at, id) as place
                            from push_subscriptions
                            where wanted > sent and next_attempt_at <= :now
                              and (claimed_until is null or claimed_until <= :now)
                        ), taken as (
                            select s.tenant_id, s.id
                            from push_subscriptions s
                            join due on due.tenant_id = s.tenant_id and due.id = s.id
                            left join under_way on under_way.tenant_id = s.tenant_id
                            where due.place + coalesce(under_way.browsers, 0) <= :most
                              and (s.claimed_until is null or s.claimed_until <= :now)
                            order by due.place, s.id
                            limit :limit
                            for update of s skip locked
                        )
                        update push_subscriptions s
                        set claimed_until = :until, attempts = attempts + 1,
                            failing_since = coalesce(failing_since, :now)
                        from taken
                        where s.tenant_id = taken.tenant_id and s.id = taken.id
                        returning s.tenant_id as tenant, s.id, endpoint, public_key, auth_secret, language, wanted,
                                  attempts, failing_since,
                                  (select count(*) from follow_ups
                                   where follow_ups.tenant_id = s.tenant_id and done_at is null) as waiting
                        """)
                .param("now", TimestampColumns.sql(now))
                .param("until", TimestampColumns.sql(now.plus(claim)))
                .param("most", MAX_AT_ONCE)
                .param("limit", limit)
                .query(PushDelivery.class)
                .list();
    }

    /**
     * The browser has been told, there was nothing left to tell, or it is given up until there is more.
     *
     * @param next before which it is not told anything else
     */
    public void settled(PushDelivery delivery, Instant next) {
        jdbc.sql("""
                        update push_subscriptions
                        set sent = :wanted, attempts = 0, failing_since = null, claimed_until = null, next_attempt_at = :next
                        where tenant_id = :tenant and id = :id and sent < :wanted
                        """)
                .param("wanted", delivery.wanted())
                .param("next", TimestampColumns.sql(next))
                .param("tenant", delivery.tenant().value())
                .param("id", delivery.id())
                .update();
    }

    /** It is tried again at {@code next}. */
    public void failed(PushDelivery delivery, Instant next) {
        postpone(delivery, next, true);
    }

    /** It was not tried, and counts as no attempt. */
    public void later(PushDelivery delivery, Instant next) {
        postpone(delivery, next, false);
    }

    private void postpone(PushDelivery delivery, Instant next, boolean tried) {
        jdbc.sql("""
                        update push_subscriptions
                        set next_attempt_at = :next, claimed_until = null,
                            attempts = case when :tried then attempts else attempts - 1 end,
                            failing_since = case when :tried or attempts > 1 then failing_since end
                        where tenant_id = :tenant and id = :id and attempts = :attempts
                        """)
                .param("next", TimestampColumns.sql(next))
                .param("tried", tried)
                .param("tenant", delivery.tenant().value())
                .param("id", delivery.id())
                .param("attempts", delivery.attempts())
                .update();
    }

    /** There is no such browser any more, or none that may be called. */
    public void gone(PushDelivery delivery) {
        jdbc.sql("delete from push_subscriptions where tenant_id = :tenant and id = :id and endpoint = :endpoint")
                .param("tenant", delivery.tenant().value())
                .param("id", delivery.id())
                .param("endpoint", delivery.endpoint())
                .update();
    }
}
