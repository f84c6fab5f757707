package io.flowhq.store.tenant;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.sql.SearchPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Tenants as people look for them and look at them. */
public class TenantOverviews {

    private final JdbcClient jdbc;

    TenantOverviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of their names. */
    @Transactional(readOnly = true)
    public TenantPage list(TenantFilter filter) {
        Map<String, Object> values = new HashMap<>();
        String matching = matching(filter, values);
        Map<String, Object> page = new HashMap<>(values);
        page.put("size", filter.size());
        page.put("offset", (long) filter.page() * filter.size());
        if (filter.isSearch()) {
            return search(matching, page);
        }
        long total = jdbc.sql("select count(*) from tenants t\n" + matching)
                .params(values)
                .query(Long.class)
                .single();
        List<TenantOverview> tenants = jdbc.sql(TenantOverviewMapper.SELECT + matching + """
                order by lower(t.name), t.id
                limit :size offset :offset
                """)
                .params(page)
                .query(TenantOverviewMapper::read)
                .list();
        return new TenantPage(tenants, total);
    }

    /**
     * One of the tenants that were found, and how many were.
     *
     * @param id null where there is none on this page
     */
    private record Found(@Nullable UUID id, long total) {}

    /** What a search costs is the reading of all names, so that they are read once for the page and its total. */
    private TenantPage search(String matching, Map<String, Object> page) {
        List<Found> found = jdbc.sql("""
                with found as materialized (
                    select t.id, lower(t.name) as name
                    from tenants t
                    left join tenant_configs c on c.tenant_id = t.id
                """ + matching + """
                )
                select page.id, counted.total
                from (select count(*) as total from found) counted
                left join (select id from found order by name, id limit :size offset :offset) page on true
                """)
                .params(page)
                .query((row, n) -> new Found(row.getObject("id", UUID.class), row.getLong("total")))
                .list();
        List<TenantOverview> tenants = jdbc.sql(
                        TenantOverviewMapper.SELECT + "where t.id = any(:found) order by lower(t.name), t.id")
                .param(
                        "found",
                        found.stream().map(Found::id).filter(Objects::nonNull).toArray(UUID[]::new))
                .query(TenantOverviewMapper::read)
                .list();
        return new TenantPage(tenants, found.getFirst().total());
    }

    /** Those that have a browser or are to get one, in the order of their names; a failed one is among them. */
    public List<TenantOverview> started(int page, int size) {
        return jdbc.sql(TenantOverviewMapper.SELECT + """
                where api_status(t.phase) <> 'STOPPED'
                order by lower(t.name), t.id
                limit :size offset :offset
                """)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(TenantOverviewMapper::read)
                .list();
    }

    public Optional<TenantOverview> find(TenantId tenant) {
        return jdbc.sql(TenantOverviewMapper.SELECT + "where t.id = :tenant")
                .param("tenant", tenant.value())
                .query(TenantOverviewMapper::read)
                .optional();
    }

    /**
     * The tenants a person may mean: the one with this id, else those with exactly this name in any case, else those
     * whose id begins so, from 4 hexadecimal digits on. More than ten are as good as ten.
     */
    public List<TenantOverview> named(String idOrPrefixOrName) {
        String asked = idOrPrefixOrName.strip();
        Optional<IdRange> ids = IdRange.of(asked);
        if (ids.isPresent() && ids.get().isOne()) {
            return find(new TenantId(ids.get().lowest())).stream().toList();
        }
        List<TenantOverview> byName = jdbc.sql(
                        TenantOverviewMapper.SELECT + "where lower(t.name) = lower(:name) order by t.id limit 10")
                .param("name", asked)
                .query(TenantOverviewMapper::read)
                .list();
        if (!byName.isEmpty() || ids.isEmpty()) {
            return byName;
        }
        return jdbc.sql(TenantOverviewMapper.SELECT + "where t.id between :lowest and :highest order by t.id limit 10")
                .param("lowest", ids.get().lowest())
                .param("highest", ids.get().highest())
                .query(TenantOverviewMapper::read)
                .list();
    }

    /** Each of these that is there. */
    public List<TenantOverview> all(Collection<TenantId> tenants) {
        return jdbc.sql(TenantOverviewMapper.SELECT + "where t.id = any(:tenants)")
                .param("tenants", tenants.stream().map(TenantId::value).toArray(UUID[]::new))
                .query(TenantOverviewMapper::read)
                .list();
    }

    /**
     * The tenants that a person has to look at by their phase: failed, to be linked, or recovering for long; in this order,
     * the longest first.
     *
     * @param recovering for how long a tenant may recover
     */
    public List<TenantOverview> inTrouble(Duration recovering, int limit) {
        return jdbc.sql(TenantOverviewMapper.SELECT + """
                where t.phase in ('ERROR', 'AWAITING_SCAN')
                   or t.phase = 'RECOVERING' and t.phase_since < now() - make_interval(secs => :recovering)
                order by t.phase <> 'ERROR', t.phase <> 'AWAITING_SCAN', t.phase_since, t.id
                limit :limit
                """)
                .param("recovering", recovering.toSeconds())
                .param("limit", limit)
                .query(TenantOverviewMapper::read)
                .list();
    }

    /** How many tenants there are in each phase; a phase nobody is in is absent. */
    public Map<PhaseName, Long> countByPhase() {
        Map<PhaseName, Long> counts = new EnumMap<>(PhaseName.class);
        jdbc.sql("select phase, count(*) as tenants from tenants group by phase")
                .query(row -> {
                    counts.put(PhaseName.valueOf(row.getString("phase")), row.getLong("tenants"));
                });
        return counts;
    }

    /** Only what narrows is in the text, so that a page of all is read from the index in the order of names. */
    private static String matching(TenantFilter filter, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>();
        if (filter.status() != null) {
            conditions.add("t.status = :status");
            values.put("status", filter.status().name());
        }
        if (filter.phase() != null) {
            conditions.add("t.phase = :phase");
            values.put("phase", filter.phase().name());
        }
        if (filter.isSearch()) {
            String q = String.valueOf(filter.q()).strip();
            String alike = "t.name ilike :pattern or c.business_name ilike :pattern or t.phone_number like :number";
            values.put("pattern", SearchPattern.containing(q));
            values.put("number", SearchPattern.containing(SearchPattern.digitsOf(q)));
            Optional<IdRange> ids = IdRange.of(q);
            if (ids.isPresent()) {
                alike += " or t.id between :lowest and :highest";
                values.put("lowest", ids.get().lowest());
                values.put("highest", ids.get().highest());
            }
            conditions.add("(" + alike + ")");
        }
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions) + "\n";
    }
}
