package io.flowhq.store.webhook;

import io.flowhq.contract.TenantId;
import io.flowhq.store.sql.TenantIdColumn;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What integrators attached to sessions, each a JSON object. The database adds it to every event. */
public class SessionMetadata {

    private final JdbcClient jdbc;

    SessionMetadata(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the place of what was attached before. */
    public void put(TenantId tenant, String json) {
        jdbc.sql("""
                insert into session_metadata (tenant_id, metadata) values (:tenant, cast(:metadata as jsonb))
                on conflict (tenant_id) do update set metadata = excluded.metadata
                """).param("tenant", tenant.value()).param("metadata", json).update();
    }

    /** That of several tenants; who has none is left out. */
    public Map<TenantId, String> ofEach(Collection<TenantId> tenants) {
        Map<TenantId, String> found = new HashMap<>();
        jdbc.sql(
                        "select tenant_id, cast(metadata as text) as metadata from session_metadata where tenant_id = any (:tenants)")
                .param("tenants", tenants.stream().map(TenantId::value).toArray(UUID[]::new))
                .query(row -> {
                    found.put(TenantIdColumn.of(row), row.getString("metadata"));
                });
        return found;
    }
}
