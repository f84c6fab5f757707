package io.flowhq.store.message;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The sliding window that a tenant's limit is counted in, by the database's clock alone.
 *
 * <p>An answer counts from the moment it is begun, which is before it can appear in the chat, until a window after it
 * was settled, which is later than it appeared. One whose outcome nobody knows counts for longer than a page goes on
 * trying by itself. The decisions of one tenant are taken one at a time, under an advisory lock of its own, which is
 * never waited for: a transaction that finds it taken ends at once.
 */
final class SendingWindow {

    /** How soon to ask again when another transaction decides for the tenant. */
    static final Duration BUSY_RETRY_DELAY = Duration.ofMillis(50);

    private static final long MIN_WAIT_MILLIS = 20;

    private static final Duration UNCERTAIN_COUNTED = Duration.ofMinutes(10);

    private final JdbcClient jdbc;

    SendingWindow(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who decides for a tenant at this moment. */
    enum Turn {
        /** This transaction, until its end, for an epoch that holds the lease. */
        OURS,
        /** Another epoch has the lease, or nobody. */
        FENCED,
        /**
         * Another transaction; or nobody, because this epoch's lease has run out by the database's clock and is not another's
         * yet. Its session renews it, or ends.
         */
        BUSY
    }

    /**
     * The window at one moment.
     *
     * @param counted answers that it holds
     * @param planned answers that have their room in it and are not begun; one that was tried has none until it is begun again, nor has
     *     a text of a person or a program
     * @param opensIn milliseconds until the oldest one settled within it leaves it, 1,000 when there is none
     * @param warned the warning was planned, or given within it
     */
    record State(int counted, int planned, long opensIn, boolean warned) {

        /** How many answers may still be planned; negative when the limit was lowered. */
        int room(SendingLimit limit) {
            return limit.messages() - counted - planned;
        }

        Duration remaining() {
            return Duration.ofMillis(Math.max(MIN_WAIT_MILLIS, opensIn));
        }
    }

    Turn take(TenantId tenant, Epoch epoch) {
        return jdbc.sql("""
                        select case when not pg_try_advisory_xact_lock(hashtextextended(:lock, 0)) then 'BUSY'
                                    when exists (select from session_leases
                                      where tenant_id = :tenant and epoch = :epoch and expires_at > clock_timestamp())
                                    then 'OURS'
                                    when exists (select from session_leases
                                      where tenant_id = :tenant and epoch = :epoch and owner is not null)
                                    then 'BUSY' else 'FENCED' end
                        """)
                .param("lock", "answers " + tenant)
                .param("tenant", tenant.value())
                .param("epoch", epoch.value())
                .query(Turn.class)
                .single();
    }

    /**
     * Reads the newest answers that fill the limit: how many more there are changes nothing. As the limit bounds each part,
     * the database keeps one plan, whatever the length of the log, and plans none of these reads anew.
     *
     * @param except a row to leave out, 0 for none
     */
    State read(TenantId tenant, SendingLimit limit, long except) {
        return jdbc.sql("""
                        with inside as (
                            select outcome, attempts, origin, settled_at from message_logs
                            where tenant_id = :tenant and direction = 'OUT' and id <> :except
                              and outcome in ('PLANNED', 'SENDING')
                            union all
                            (select outcome, attempts, origin, settled_at from message_logs
                             where tenant_id = :tenant and direction = 'OUT' and id <> :except
                               and begun_at is not null and outcome not in ('PLANNED', 'SENDING')
                               and settled_at > statement_timestamp() - cast(:window as interval)
                             order by settled_at desc limit %d)
                            union all
                            select outcome, attempts, origin, settled_at from message_logs
                            where tenant_id = :tenant and direction = 'OUT' and id <> :except and outcome = 'UNCERTAIN'
                              and settled_at > statement_timestamp() - cast(:uncertain as interval)
                              and settled_at <= statement_timestamp() - cast(:window as interval))
                        select count(*) filter (where outcome <> 'PLANNED') as counted,
                               count(*) filter (where outcome = 'PLANNED' and attempts = 0
                                                  and coalesce(origin, '') not in ('PERSON', 'PROGRAM')) as planned,
                               coalesce(ceil(1000 * extract(epoch from
                                   min(settled_at) filter (
                                       where settled_at > statement_timestamp() - cast(:window as interval))
                                   + cast(:window as interval) - statement_timestamp()))::bigint, 1000) as opens_in,
                               coalesce(bool_or(origin = 'RATE_WARNING'), false) as warned
                        from inside
                        """.formatted(limit.messages()))
                .param("tenant", tenant.value())
                .param("except", except)
                .param("window", limit.window().toString())
                .param("uncertain", UNCERTAIN_COUNTED.toString())
                .query(State.class)
                .single();
    }
}
