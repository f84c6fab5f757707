package io.flowhq.store.tenant;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.SessionState;
import io.flowhq.contract.lifecycle.TenantStatus;
import io.flowhq.contract.lifecycle.WorkerStatus;
import io.flowhq.store.sql.TimestampColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of the join behind {@link TenantOverview}. */
final class TenantOverviewMapper {

    static final String SELECT = """
            select t.id, t.name, t.phone_number, t.status, t.created_at, t.updated_at,
                   t.desired, t.phase, t.reason, t.silenced, t.ever_linked, t.attempt, t.next_try, t.phase_since, t.epoch,
                   c.tenant_id, c.template_type, c.business_name, c.language, c.hours_json, c.time_zone, c.tone,
                   coalesce(s.state, 'DISCONNECTED') as session_state, s.last_seen_at, s.linked_number,
                   coalesce(w.status, 'STOPPED') as worker_status, w.worker_name, w.last_error
            from tenants t
            left join tenant_configs c on c.tenant_id = t.id
            left join whatsapp_sessions s on s.tenant_id = t.id
            left join worker_processes w on w.tenant_id = t.id
            """;

    private TenantOverviewMapper() {}

    static TenantOverview read(ResultSet row, int number) throws SQLException {
        return new TenantOverview(tenant(row), config(row), observed(row), session(row), worker(row));
    }

    private static Tenant tenant(ResultSet row) throws SQLException {
        return new Tenant(
                new TenantId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("phone_number"),
                TenantStatus.valueOf(row.getString("status")),
                TimestampColumns.get(row, "created_at"),
                TimestampColumns.get(row, "updated_at"));
    }

    private static @Nullable TenantConfig config(ResultSet row) throws SQLException {
        return row.getString("template_type") == null ? null : Tenants.config(row);
    }

    private static ObservedStatus observed(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return new ObservedStatus(
                DesiredState.valueOf(row.getString("desired")),
                PhaseName.valueOf(row.getString("phase")),
                reason == null ? null : ErrorReason.valueOf(reason),
                row.getBoolean("silenced"),
                row.getBoolean("ever_linked"),
                row.getInt("attempt"),
                TimestampColumns.find(row, "next_try"),
                TimestampColumns.get(row, "phase_since"),
                new Epoch(row.getLong("epoch")));
    }

    private static SessionSummary session(ResultSet row) throws SQLException {
        return new SessionSummary(
                SessionState.valueOf(row.getString("session_state")),
                TimestampColumns.find(row, "last_seen_at"),
                row.getString("linked_number"));
    }

    private static WorkerSummary worker(ResultSet row) throws SQLException {
        return new WorkerSummary(
                row.getString("worker_name"),
                WorkerStatus.valueOf(row.getString("worker_status")),
                row.getString("last_error"));
    }
}
