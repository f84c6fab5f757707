package io.flowhq.store.fleet;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The fleet in numbers, by the database's clock. */
public class FleetCounts {

    private final JdbcClient jdbc;

    FleetCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param old from when on a follow-up is told apart */
    public FleetBacklog backlog(Duration old) {
        return jdbc.sql("""
                select (select count(*) from follow_ups where done_at is null) as follow_ups,
                       (select count(*) from follow_ups
                        where done_at is null and created_at < now() - make_interval(secs => :old)) as old_follow_ups,
                       (select count(*) from setup_requests where status in ('SUBMITTED', 'REVIEWING')) as setup_requests
                """)
                .param("old", old.toSeconds())
                .query(FleetBacklog.class)
                .single();
    }

    /** Each of the last minutes, the one that runs being the last; minutes without a message are there too. */
    public List<MinuteTraffic> traffic(int minutes) {
        return jdbc.sql("""
                with logged as (
                    select date_trunc('minute', created_at) as minute, direction, count(*) as messages
                    from message_logs
                    where created_at >= date_trunc('minute', now()) - make_interval(mins => :minutes - 1)
                    group by 1, 2)
                select minute,
                       coalesce(sum(messages) filter (where direction = 'IN'), 0)::bigint as messages,
                       coalesce(sum(messages) filter (where direction = 'OUT'), 0)::bigint as answers
                from generate_series(date_trunc('minute', now()) - make_interval(mins => :minutes - 1),
                                     date_trunc('minute', now()), interval '1 minute') minute
                left join logged using (minute)
                group by minute
                order by minute
                """)
                .param("minutes", minutes)
                .query(MinuteTraffic.class)
                .list();
    }
}
