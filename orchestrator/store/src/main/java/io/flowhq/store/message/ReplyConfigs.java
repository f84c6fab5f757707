package io.flowhq.store.message;

import io.flowhq.contract.TenantId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how the bot of a tenant speaks. */
public class ReplyConfigs {

    private final JdbcClient jdbc;

    public ReplyConfigs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return empty when the tenant is gone */
    public Optional<ReplyConfig> find(TenantId tenant) {
        ResultSetExtractor<Optional<ReplyConfig>> withOwnReplies = ReplyConfigs::withOwnReplies;
        return jdbc.sql("""
                        select t.name, t.silenced, c.template_type, c.business_name, c.language, c.hours_json, c.time_zone,
                               c.tone, own.keywords, own.reply
                        from tenants t
                        left join tenant_configs c on c.tenant_id = t.id
                        left join keyword_replies own on own.tenant_id = t.id and own.enabled
                        where t.id = :tenant
                        order by own.position, own.id
                        """).param("tenant", tenant.value()).query(withOwnReplies);
    }

    /** One row for each reply of the tenant's own; one without any when it has none. */
    private static Optional<ReplyConfig> withOwnReplies(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        ReplyConfig first = assistant(rows, List.of());
        List<ReplyConfig.OwnReply> own = new ArrayList<>();
        do {
            Array keywords = rows.getArray("keywords");
            if (keywords != null) {
                own.add(new ReplyConfig.OwnReply(List.of((String[]) keywords.getArray()), rows.getString("reply")));
            }
        } while (rows.next());
        return Optional.of(first.with(own));
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
                row.getBoolean("silenced"),
                configured ? row.getString("tone") : "POLITE");
    }
}
