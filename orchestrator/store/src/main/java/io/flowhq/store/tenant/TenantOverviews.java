package io.flowhq.store.tenant;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Tenants as people look for them and look at them. */
public class TenantOverviews {

    private static final String MATCHING = """
            where (cast(:status as text) is null or t.status = :status)
              and (cast(:pattern as text) is null
                   or t.name ilike :pattern
                   or t.phone_number like :pattern
                   or c.business_name ilike :pattern)
            """;

    private final JdbcClient jdbc;

    TenantOverviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of their names. */
    @Transactional(readOnly = true)
    public TenantPage list(TenantFilter filter) {
        String status = filter.status() == null ? null : filter.status().name();
        String pattern = pattern(filter.q());
        long total = jdbc.sql("""
                select count(*)
                from tenants t
                left join tenant_configs c on c.tenant_id = t.id
                """ + MATCHING)
                .param("status", status)
                .param("pattern", pattern)
                .query(Long.class)
                .single();
        List<TenantOverview> tenants = jdbc.sql(TenantOverviewMapper.SELECT + MATCHING + """
                order by lower(t.name), t.id
                limit :size offset :offset
                """)
                .param("status", status)
                .param("pattern", pattern)
                .param("size", filter.size())
                .param("offset", (long) filter.page() * filter.size())
                .query(TenantOverviewMapper::read)
                .list();
        return new TenantPage(tenants, total);
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

    /** How many tenants there are in each phase; a phase nobody is in is absent. */
    public Map<PhaseName, Long> countByPhase() {
        Map<PhaseName, Long> counts = new EnumMap<>(PhaseName.class);
        jdbc.sql("select phase, count(*) as tenants from tenants group by phase")
                .query(row -> {
                    counts.put(PhaseName.valueOf(row.getString("phase")), row.getLong("tenants"));
                });
        return counts;
    }

    private static @Nullable String pattern(@Nullable String q) {
        if (q == null || q.isBlank()) {
            return null;
        }
        return "%" + q.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
