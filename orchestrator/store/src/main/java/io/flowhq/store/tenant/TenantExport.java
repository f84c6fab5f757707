package io.flowhq.store.tenant;

import io.flowhq.contract.TenantId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads all that belongs to a business, for its owner: every row as one JSON object, all of one moment. What runs the
 * platform, keys, codes and sealed sessions is none of it.
 */
public class TenantExport {

    /** By table, the columns that are left out. */
    static final Map<String, Set<String>> TABLES = tables();

    /** What belongs to a tenant and is not the owner's to read: how it runs, and secrets. */
    static final Set<String> LEFT_OUT = Set.of(
            "worker_processes",
            "session_leases",
            "session_snapshots",
            "session_snapshot_chunks",
            "command_outbox",
            "ignored_messages",
            "dialogues",
            "booking_changes",
            "knowledge_versions",
            "followed_tenants",
            "events",
            "page_requests",
            "page_media",
            "phase_changes",
            "link_invitations",
            "push_subscriptions",
            "text_requests",
            "api_keys",
            "answer_endpoints",
            "answer_endpoint_days",
            "webhooks",
            "webhook_deliveries");

    private static final int ROWS_AT_ONCE = 500;

    private final JdbcTemplate jdbc;

    TenantExport(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        jdbc.setFetchSize(ROWS_AT_ONCE);
    }

    private static Map<String, Set<String>> tables() {
        Map<String, Set<String>> tables = new LinkedHashMap<>();
        tables.put("tenants", Set.of("rev", "epoch", "desired", "attempt", "next_try"));
        tables.put("tenant_configs", Set.of());
        tables.put(
                "whatsapp_sessions",
                Set.of("last_qr", "pairing_code", "screenshot", "epoch", "forgotten_epoch", "qr_generation", "qr_of"));
        for (String whole : new String[] {
            "users",
            "staff_invitations",
            "setup_requests",
            "contacts",
            "message_logs",
            "chat_handoffs",
            "follow_ups",
            "orders",
            "bookings",
            "proactive_settings",
            "shop_facts",
            "services",
            "catalogue_items",
            "questions",
            "keyword_replies",
            "session_metadata",
            "portal_event_logs"
        }) {
            tables.put(whole, Set.of());
        }
        return Map.copyOf(tables);
    }

    /** @param row is given the name of a table and one of its rows, a table after the other */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void read(TenantId tenant, BiConsumer<String, String> row) {
        TABLES.keySet().stream()
                .sorted()
                .forEach(table -> jdbc.query(
                        "select cast(to_jsonb(owned) - cast(? as text[]) as text) from " + table + " owned where "
                                + (table.equals("tenants") ? "id" : "tenant_id") + " = ? order by "
                                + (table.equals("message_logs") ? "id" : "1"),
                        statement -> {
                            statement.setArray(
                                    1,
                                    statement
                                            .getConnection()
                                            .createArrayOf(
                                                    "text",
                                                    TABLES.getOrDefault(table, Set.of())
                                                            .toArray()));
                            statement.setObject(2, tenant.value());
                        },
                        result -> {
                            row.accept(table, result.getString(1));
                        }));
    }
}
