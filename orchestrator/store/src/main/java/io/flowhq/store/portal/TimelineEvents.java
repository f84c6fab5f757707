package io.flowhq.store.portal;

import io.flowhq.contract.TenantId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a tenant went through, its phases and what people did together, newest first. */
public class TimelineEvents {

    private final JdbcClient jdbc;

    TimelineEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param page from 0 */
    public List<TimelineEvent> of(TenantId tenant, int page, int size) {
        return jdbc.sql("""
                select at, phase, reason, attempt, act, by, why, outcome
                from ((select at, id, phase, reason, attempt, null as act, null as by, null as why, null as outcome
                       from phase_changes
                       where tenant_id = :tenant
                       order by at desc, id desc limit :end)
                      union all
                      (select created_at, id, null, null, 0, coalesce(payload ->> 'command', event_type),
                              payload ->> 'by', payload ->> 'why', payload ->> 'outcome'
                       from portal_event_logs
                       where tenant_id = :tenant
                       order by created_at desc, id desc limit :end)) events
                order by at desc, id desc
                limit :size offset :offset
                """)
                .param("tenant", tenant.value())
                .param("end", (page + 1L) * size)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(TimelineEvent.class)
                .list();
    }

    public long count(TenantId tenant) {
        return jdbc.sql("""
                select (select count(*) from phase_changes where tenant_id = :tenant)
                     + (select count(*) from portal_event_logs where tenant_id = :tenant)
                """).param("tenant", tenant.value()).query(Long.class).single();
    }
}
