package io.flowhq.store.message;

import io.flowhq.contract.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how the bot of a tenant speaks. */
public class ReplyConfigs {

    private final JdbcClient jdbc;

    public ReplyConfigs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return empty when the tenant is gone */
    public Optional<ReplyConfig> find(TenantId tenant) {
        List<ReplyConfig.OwnReply> own = jdbc.sql("""
                        select keywords, reply from keyword_replies
                        where tenant_id = :tenant and enabled order by position, id
                        """)
                .param("tenant", tenant.value())
                .query((row, n) -> new ReplyConfig.OwnReply(
                        List.of((String[]) row.getArray("keywords").getArray()), row.getString("reply")))
                .list();
        return jdbc.sql("""
                        select t.name, t.silenced, c.template_type, c.business_name, c.language, c.hours_json, c.time_zone
                        from tenants t left join tenant_configs c on c.tenant_id = t.id
                        where t.id = :tenant
                        """)
                .param("tenant", tenant.value())
                .query((row, n) -> assistant(row, own))
                .optional();
    }

    private static ReplyConfig assistant(ResultSet row, List<ReplyConfig.OwnReply> own) throws SQLException {
        boolean configured = row.getString("template_type") != null;
        return new ReplyConfig(
                configured ? row.getString("template_type") : "",
                configured ? row.getString("business_name") : row.getString("name"),
                configured ? row.getString("language") : "SW",
                row.getString("hours_json"),
                ZoneId.of(configured ? row.getString("time_zone") : "Africa/Dar_es_Salaam"),
                own,
                row.getBoolean("silenced"));
    }
}
