package io.flowhq.store.endpoint;

import io.flowhq.contract.TenantId;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The endpoints as they are stored, one of a tenant at most. */
public class AnswerEndpoints {

    private final JdbcClient jdbc;

    AnswerEndpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<AnswerEndpoint> find(TenantId tenant) {
        return jdbc.sql("select *, tenant_id as tenant from answer_endpoints where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(AnswerEndpoint.class)
                .optional();
    }

    /** In place of the one that there was. */
    public void save(AnswerEndpoint endpoint, String by) {
        jdbc.sql("""
                        insert into answer_endpoints (tenant_id, url, shape, model, key, daily_budget, updated_by)
                        values (:tenant, :url, :shape, :model, :key, :budget, :by)
                        on conflict (tenant_id) do update set url = excluded.url, shape = excluded.shape,
                            model = excluded.model, key = excluded.key, daily_budget = excluded.daily_budget,
                            updated_by = excluded.updated_by, updated_at = now()
                        """)
                .param("tenant", endpoint.tenant().value())
                .param("url", endpoint.url())
                .param("shape", endpoint.shape().name())
                .param("model", endpoint.model())
                .param("key", endpoint.key())
                .param("budget", endpoint.dailyBudget())
                .param("by", by)
                .update();
    }

    /** @return whether there was one */
    public boolean remove(TenantId tenant) {
        return jdbc.sql("delete from answer_endpoints where tenant_id = :tenant")
                        .param("tenant", tenant.value())
                        .update()
                == 1;
    }

    /**
     * Counts a question, unless the day has had as many as it may.
     *
     * @return whether it may be asked
     */
    public boolean count(AnswerEndpoint endpoint, LocalDate day) {
        return jdbc.sql("""
                        with old as (delete from answer_endpoint_days where tenant_id = :tenant and day < :day - 31)
                        insert into answer_endpoint_days as days (tenant_id, day, asked) values (:tenant, :day, 1)
                        on conflict (tenant_id, day) do update set asked = days.asked + 1 where days.asked < :budget
                        """)
                        .param("tenant", endpoint.tenant().value())
                        .param("day", day)
                        .param("budget", endpoint.dailyBudget())
                        .update()
                == 1;
    }

    /** How many questions it got on a day. */
    public int asked(TenantId tenant, LocalDate day) {
        return jdbc.sql("select asked from answer_endpoint_days where tenant_id = :tenant and day = :day")
                .param("tenant", tenant.value())
                .param("day", day)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }
}
