package io.flowhq.store.message;

import io.flowhq.contract.TenantId;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts of what reached a tenant's number and is no customer's question; nothing else of it is kept. */
public class IgnoredMessageCounts {

    /** Where an ignored message came from. */
    public enum Kind {
        GROUP,
        STATUS,
        BROADCAST,
        NEWSLETTER,
        /** A notice of WhatsApp's own, such as a changed security code. */
        SYSTEM
    }

    private final JdbcClient jdbc;

    public IgnoredMessageCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void count(TenantId tenant, Kind kind) {
        jdbc.sql("""
                        insert into ignored_messages (tenant_id, kind, messages) values (:tenant, :kind, 1)
                        on conflict (tenant_id, kind) do update set messages = ignored_messages.messages + 1, counted_at = now()
                        """).param("tenant", tenant.value()).param("kind", kind.name()).update();
    }

    public Map<Kind, Long> of(TenantId tenant) {
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        jdbc.sql("select kind, messages from ignored_messages where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(row -> {
                    counts.put(Kind.valueOf(row.getString("kind")), row.getLong("messages"));
                });
        return counts;
    }
}
