package io.flowhq.store.portal;

import io.flowhq.store.sql.SearchPattern;
import io.flowhq.store.sql.TimestampColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Finds lines of the audit trail, newest first. */
public class AuditSearch {

    private final JdbcClient jdbc;

    AuditSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public AuditPage find(AuditFilter filter) {
        Map<String, Object> values = new LinkedHashMap<>();
        String matching = matching(filter, values);
        long total = jdbc.sql("select count(*) from portal_event_logs " + matching)
                .params(values)
                .query(Long.class)
                .single();
        List<AuditEntry> entries = jdbc.sql(AuditTrail.SELECT + matching + """
                        order by created_at desc, id desc
                        limit :size offset :offset
                        """)
                .params(values)
                .param("size", filter.size())
                .param("offset", (long) filter.page() * filter.size())
                .query(AuditTrail::read)
                .list();
        return new AuditPage(entries, total);
    }

    /** What has been done at all, by its names. */
    public Set<String> acts() {
        return jdbc.sql("""
                select distinct coalesce(payload ->> 'command', event_type) as act from portal_event_logs order by act
                """).query(String.class).set();
    }

    /** Only what narrows is in the text, so that it is answered from an index in the order of time. */
    private static String matching(AuditFilter filter, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>();
        if (filter.tenant() != null) {
            conditions.add("(tenant_id = :tenant or tenant_id is null and payload ->> 'tenant' = :gone)");
            values.put("tenant", filter.tenant().value());
            values.put("gone", filter.tenant().toString());
        }
        if (filter.actor() != null) {
            conditions.add("payload ->> 'by' ilike :actor");
            values.put("actor", SearchPattern.containing(filter.actor()));
        }
        if (filter.act() != null) {
            conditions.add("lower(coalesce(payload ->> 'command', event_type)) = lower(:act)");
            values.put("act", filter.act());
        }
        if (filter.from() != null) {
            conditions.add("created_at >= :from");
            values.put("from", TimestampColumns.sql(filter.from()));
        }
        if (filter.until() != null) {
            conditions.add("created_at < :until");
            values.put("until", TimestampColumns.sql(filter.until()));
        }
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions) + "\n";
    }
}
