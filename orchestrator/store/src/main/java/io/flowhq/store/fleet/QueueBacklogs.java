package io.flowhq.store.fleet;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What waits for a process or for a person, over all tenants, by the database's clock. */
public class QueueBacklogs {

    private final JdbcClient jdbc;

    QueueBacklogs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name: {@code command}, {@code followup}, {@code setup_request}, {@code webhook}, {@code webhook_dead}. */
    @Transactional(readOnly = true)
    public Map<String, QueueBacklog> all() {
        Map<String, QueueBacklog> backlogs = new TreeMap<>();
        jdbc.sql("""
                select name, count(since) as waiting,
                       coalesce(1000 * extract(epoch from statement_timestamp() - min(since)), 0)::bigint as oldest
                from (
                    select 'command' as name, created_at as since from command_outbox where done_at is null
                    union all
                    select 'followup', created_at from follow_ups where done_at is null
                    union all
                    select 'setup_request', created_at from setup_requests where status in ('SUBMITTED', 'REVIEWING')
                    union all
                    select 'webhook', first_at from webhook_deliveries where state = 'WAITING'
                    union all
                    select 'webhook_dead', first_at from webhook_deliveries where state = 'DEAD'
                    union all
                    select name, null from unnest(array['command', 'followup', 'setup_request', 'webhook',
                                                        'webhook_dead']) as name
                ) as waiting
                group by name
                """).query(row -> {
            backlogs.put(
                    row.getString("name"),
                    new QueueBacklog(row.getLong("waiting"), Duration.ofMillis(row.getLong("oldest"))));
        });
        return backlogs;
    }
}
