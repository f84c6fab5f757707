package io.flowhq.store.portal;

import io.flowhq.contract.TenantId;
import io.flowhq.store.sql.TimestampColumns;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Who did what to which tenant, and why. */
public class AuditTrail {

    /** The payload's key for a tenant that is no longer there to refer to. */
    public static final String TENANT = "tenant";

    /** The payload's key for the network address that the request came from. */
    public static final String FROM = "from";

    static final String SELECT = """
            select tenant_id, user_id, event_type, created_at,
                   array(select key from jsonb_each_text(payload) order by key) as keys,
                   array(select value from jsonb_each_text(payload) order by key) as values
            from portal_event_logs
            """;

    private static final String LATEST = """
            order by created_at desc, id desc
            limit :limit
            """;

    private final JdbcClient jdbc;

    AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Writes the entry. When its tenant is gone, the entry names it in the payload and outlives it.
     *
     * @return the entry's id, to complete it by
     */
    public long record(AuditEntry entry) {
        Map<String, String> payload = new LinkedHashMap<>(entry.payload());
        UUID tenant = entry.tenant() == null ? null : entry.tenant().value();
        return jdbc.sql("""
                with known as (select id from tenants where id = cast(:tenant as uuid) for key share)
                insert into portal_event_logs (tenant_id, user_id, event_type, payload, created_at)
                values ((select id from known), :user, :eventType,
                        jsonb_object(cast(:keys as text[]), cast(:values as text[]))
                        || case when cast(:tenant as uuid) is null or exists (select from known) then '{}'
                                else jsonb_build_object('tenant', cast(:tenant as uuid)) end,
                        :at)
                returning id
                """)
                .param("tenant", tenant)
                .param("user", entry.user())
                .param("eventType", entry.eventType())
                .param("keys", payload.keySet().toArray(String[]::new))
                .param("values", payload.values().toArray(String[]::new))
                .param("at", TimestampColumns.sql(entry.at()))
                .query(Long.class)
                .single();
    }

    /** Adds facts to an entry, in place of those that it had under the same keys. */
    public void complete(long id, Map<String, String> facts) {
        jdbc.sql("""
                update portal_event_logs
                set payload = payload || jsonb_object(cast(:keys as text[]), cast(:values as text[]))
                where id = :id
                """)
                .param("id", id)
                .param("keys", facts.keySet().toArray(String[]::new))
                .param("values", facts.values().toArray(String[]::new))
                .update();
    }

    /** @param tenant null for the entries of all tenants and of the platform; newest first */
    public List<AuditEntry> latest(@Nullable TenantId tenant, int limit) {
        // Two texts, so that each is answered from an index in the order of time.
        StatementSpec query = tenant == null
                ? jdbc.sql(SELECT + LATEST)
                : jdbc.sql(SELECT + "where tenant_id = :tenant\n" + LATEST).param("tenant", tenant.value());
        return query.param("limit", limit).query(AuditTrail::read).list();
    }

    static AuditEntry read(ResultSet row, int number) throws SQLException {
        UUID tenant = row.getObject("tenant_id", UUID.class);
        return new AuditEntry(
                tenant == null ? null : new TenantId(tenant),
                row.getObject("user_id", UUID.class),
                row.getString("event_type"),
                payload(row.getArray("keys"), row.getArray("values")),
                TimestampColumns.get(row, "created_at"));
    }

    private static Map<String, String> payload(Array keys, Array values) throws SQLException {
        String[] names = (String[]) keys.getArray();
        String[] texts = (String[]) values.getArray();
        Map<String, String> payload = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            payload.put(names[i], texts[i]);
        }
        return payload;
    }
}
