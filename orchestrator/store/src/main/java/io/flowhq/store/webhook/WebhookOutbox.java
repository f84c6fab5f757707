package io.flowhq.store.webhook;

import io.flowhq.store.sql.TimestampColumns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The events that wait to be delivered. Any number of processes may take some: each event is with one of them at a time,
 * and with another when that one has not settled it in time. Of a chat's events for one webhook only the oldest is ever
 * taken, so that they arrive in order; of one webhook's only a few at once, so that a slow one holds up no other.
 */
public class WebhookOutbox {

    /** How many events of one webhook are on their way at once. */
    public static final int MAX_AT_ONCE = 16;

    private final JdbcClient jdbc;

    WebhookOutbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes what is due.
     *
     * @param claim how long the caller has to settle each
     */
    @Transactional
    public List<WebhookDelivery> take(Instant now, Duration claim, int limit) {
        return jdbc.sql("""
                        with heads as (
                            select distinct on (tenant_id, webhook_id, chat_id)
                                   tenant_id, id, webhook_id, next_attempt_at, claimed_until
                            from webhook_deliveries
                            where state = 'WAITING'
                            order by tenant_id, webhook_id, chat_id, id
                        ), under_way as (
                            select tenant_id, webhook_id, count(*) as events
                            from heads where claimed_until > :now group by tenant_id, webhook_id
                        ), due as (
                            select tenant_id, id, webhook_id,
                                   row_number() over (partition by tenant_id, webhook_id order by id) as place
                            from heads
                            where next_attempt_at <= :now and (claimed_until is null or claimed_until <= :now)
                        ), taken as (
                            select d.tenant_id, d.id
                            from webhook_deliveries d
                            join due on due.tenant_id = d.tenant_id and due.id = d.id
                            left join under_way u on u.tenant_id = due.tenant_id and u.webhook_id = due.webhook_id
                            where due.place + coalesce(u.events, 0) <= :most
                              and d.state = 'WAITING' and (d.claimed_until is null or d.claimed_until <= :now)
                            order by due.place, d.id
                            limit :limit
                            for update of d skip locked
                        )
                        update webhook_deliveries d
                        set claimed_until = :until, attempts = d.attempts + 1
                        from taken, webhooks w
                        where d.tenant_id = taken.tenant_id and d.id = taken.id
                          and w.tenant_id = d.tenant_id and w.id = d.webhook_id
                        returning d.tenant_id as tenant, d.id, d.webhook_id, w.url, w.secret, d.event_id, d.event, d.chat_id,
                                  d.body, d.attempts, d.first_at, d.error
                        """)
                .param("now", TimestampColumns.sql(now))
                .param("until", TimestampColumns.sql(now.plus(claim)))
                .param("most", MAX_AT_ONCE)
                .param("limit", limit)
                .query(WebhookDelivery.class)
                .list();
    }

    /** The receiver has it; its words are not kept. */
    public void delivered(WebhookDelivery delivery, Instant now) {
        settle(delivery, "DELIVERED", now, null);
    }

    /** It is given up until somebody sends it once more. */
    public void dead(WebhookDelivery delivery, Instant now, String error) {
        settle(delivery, "DEAD", now, error);
    }

    /** It is tried again at {@code next}. */
    public void failed(WebhookDelivery delivery, Instant next, String error) {
        jdbc.sql("""
                        update webhook_deliveries set next_attempt_at = :next, claimed_until = null, error = :error
                        where tenant_id = :tenant and id = :id and state = 'WAITING' and attempts = :attempts
                        """)
                .param("next", TimestampColumns.sql(next))
                .param("error", error)
                .param("tenant", delivery.tenant().value())
                .param("id", delivery.id())
                .param("attempts", delivery.attempts())
                .update();
    }

    /** Forgets at most {@code max} events that were delivered or given up before {@code moment}. */
    public int forget(Instant moment, int max) {
        return jdbc.sql("""
                        delete from webhook_deliveries d
                        using (select tenant_id, id from webhook_deliveries
                               where state <> 'WAITING' and settled_at < :moment limit :max) old
                        where d.tenant_id = old.tenant_id and d.id = old.id
                        """)
                .param("moment", TimestampColumns.sql(moment))
                .param("max", max)
                .update();
    }

    private void settle(WebhookDelivery delivery, String state, Instant now, @Nullable String error) {
        jdbc.sql("""
                        update webhook_deliveries
                        set state = :state, settled_at = :now, claimed_until = null, error = :error,
                            body = case when :state = 'DELIVERED' then '' else body end
                        where tenant_id = :tenant and id = :id and state = 'WAITING'
                        """)
                .param("state", state)
                .param("now", TimestampColumns.sql(now))
                .param("error", error)
                .param("tenant", delivery.tenant().value())
                .param("id", delivery.id())
                .update();
    }
}
