package io.flowhq.store.lifecycle;

import io.flowhq.contract.CleanText;
import io.flowhq.contract.Epoch;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.DerivedStatuses;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.SessionState;
import io.flowhq.contract.lifecycle.StatusProjection;
import io.flowhq.contract.lifecycle.TenantRecord;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.sql.TimestampColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What a tenant's workflow finds in PostgreSQL and leaves there. Everything may be repeated: a projection is written
 * only over an older one.
 */
public class LifecycleRecords {

    /** Rows of one statement, some tenths of a second each. */
    private static final int DELETE_BATCH = 10_000;

    private final JdbcClient jdbc;
    private final ChangeNotifier changeNotifier;
    private final TransactionOperations transactions;

    LifecycleRecords(JdbcClient jdbc, ChangeNotifier changeNotifier, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.changeNotifier = changeNotifier;
        this.transactions = transactions;
    }

    /** Empty when the tenant is gone. Its epoch is the highest that was ever leased or projected. */
    public Optional<TenantRecord> load(TenantId tenant) {
        return jdbc.sql("""
                select coalesce(c.template_type, 'SUPPORT') as template_type, t.desired, t.phase, t.reason,
                       greatest(t.epoch, s.epoch) as epoch, t.rev, t.ever_linked, t.silenced, w.last_worker
                from tenants t
                left join tenant_configs c on c.tenant_id = t.id
                left join whatsapp_sessions s on s.tenant_id = t.id
                left join worker_processes w on w.tenant_id = t.id
                where t.id = :tenant
                """)
                .param("tenant", tenant.value())
                .query(LifecycleRecords::read)
                .optional();
    }

    /** The tenant's config, session and worker rows exist afterwards; what is there stays as it is. */
    @Transactional
    public void provision(TenantId tenant) {
        jdbc.sql("""
                insert into tenant_configs (tenant_id, template_type, business_name)
                select id, 'SUPPORT', name from tenants where id = :tenant
                on conflict do nothing
                """).param("tenant", tenant.value()).update();
        jdbc.sql("""
                insert into whatsapp_sessions (tenant_id)
                select id from tenants where id = :tenant
                on conflict do nothing
                """).param("tenant", tenant.value()).update();
        jdbc.sql("""
                insert into worker_processes (tenant_id)
                select id from tenants where id = :tenant
                on conflict do nothing
                """).param("tenant", tenant.value()).update();
    }

    /**
     * Writes a workflow's state for everyone to read.
     *
     * @return false when a newer one is stored already, or the tenant is gone
     */
    @Transactional
    public boolean project(StatusProjection status) {
        DerivedStatuses views = DerivedStatuses.of(status);
        if (!projectTenant(status, views)) {
            return false;
        }
        projectSession(status, views.session());
        projectWorker(status, views);
        if (status.phase() == PhaseName.RUNNING) {
            jdbc.sql("""
                    update setup_requests
                    set status = 'ACTIVE', updated_at = now()
                    where tenant_id = :tenant and status = 'APPROVED'
                    """).param("tenant", status.tenant().value()).update();
            jdbc.sql("""
                    update link_invitations
                    set ended_at = now()
                    where tenant_id = :tenant and ended_at is null
                    """).param("tenant", status.tenant().value()).update();
        }
        changeNotifier.notify(ChangeNotification.Kind.TENANT, status.tenant());
        return true;
    }

    /**
     * Removes the tenant and everything that belongs to it, and remembers that it was deleted. Its messages go first, in
     * transactions of their own: what is interrupted goes on where it was when it is called again.
     */
    public void delete(TenantId tenant) {
        while (deleteMessages(tenant) == DELETE_BATCH) {
            if (Thread.currentThread().isInterrupted()) {
                throw new PessimisticLockingFailureException(
                        "interrupted while the messages of " + tenant + " were deleted");
            }
        }
        transactions.executeWithoutResult(status -> {
            jdbc.sql("""
                    with gone as (delete from tenants where id = :tenant returning id)
                    insert into deleted_tenants (id) select id from gone
                    on conflict do nothing
                    """).param("tenant", tenant.value()).update();
            changeNotifier.notify(ChangeNotification.Kind.TENANT, tenant);
        });
    }

    /** The newest first: an answer goes before the question that it refers to, which then needs no update. */
    private int deleteMessages(TenantId tenant) {
        return jdbc.sql("""
                delete from message_logs
                where tenant_id = :tenant
                  and id in (select id from message_logs where tenant_id = :tenant order by id desc limit :batch)
                """)
                .param("tenant", tenant.value())
                .param("batch", DELETE_BATCH)
                .update();
    }

    /** Those whose workflow has something left to do, whatever they do now: they are to be running, or to be gone. */
    public List<TenantId> inNeedOfAWorkflow() {
        return jdbc.sql("select id from tenants where desired in ('RUNNING', 'DELETED') order by id")
                .query((row, n) -> new TenantId(row.getObject("id", UUID.class)))
                .list();
    }

    private boolean projectTenant(StatusProjection status, DerivedStatuses views) {
        return jdbc.sql("""
                update tenants
                set rev = :rev, status = :status, desired = :desired, phase = :phase, reason = :reason,
                    silenced = :silenced, ever_linked = :everLinked, epoch = greatest(epoch, :epoch),
                    attempt = :attempt, next_try = :nextTry, phase_since = :since, updated_at = now()
                where id = :tenant and rev < :rev
                """)
                        .param("tenant", status.tenant().value())
                        .param("rev", status.rev())
                        .param("status", views.tenant().name())
                        .param("desired", status.desired().name())
                        .param("phase", status.phase().name())
                        .param("reason", name(status.reason()))
                        .param("silenced", status.silenced())
                        .param("everLinked", status.everLinked())
                        .param("epoch", status.epoch().value())
                        .param("attempt", status.attempt())
                        .param("nextTry", TimestampColumns.sqlOrNull(status.nextTry()))
                        .param("since", TimestampColumns.sql(status.since()))
                        .update()
                == 1;
    }

    /** The state is the workflow's; a code that need not be scanned any more is removed. */
    private void projectSession(StatusProjection status, SessionState state) {
        boolean codesMayBeShown = switch (status.phase()) {
            case PROVISIONING, WAITING_FOR_SLOT, STARTING, AWAITING_SCAN -> true;
            case NEW, RUNNING, RECOVERING, STOPPING, STOPPED, ERROR, DELETED -> false;
        };
        jdbc.sql("""
                update whatsapp_sessions
                set state = :state, epoch = greatest(epoch, :epoch), updated_at = now()
                where tenant_id = :tenant
                """)
                .param("tenant", status.tenant().value())
                .param("state", state.name())
                .param("epoch", status.epoch().value())
                .update();
        if (!codesMayBeShown) {
            jdbc.sql("""
                    update whatsapp_sessions
                    set last_qr = null, qr_generation = 0, qr_of = 0, qr_expires_at = null,
                        pairing_code = null, pairing_expires_at = null
                    where tenant_id = :tenant and (last_qr is not null or pairing_code is not null)
                    """).param("tenant", status.tenant().value()).update();
        }
    }

    /** The last error stays readable until the tenant runs again or is stopped. */
    private void projectWorker(StatusProjection status, DerivedStatuses views) {
        boolean well = switch (status.phase()) {
            case AWAITING_SCAN, RUNNING, STOPPED -> true;
            case NEW, PROVISIONING, WAITING_FOR_SLOT, STARTING, RECOVERING, STOPPING, ERROR, DELETED -> false;
        };
        jdbc.sql("""
                update worker_processes
                set worker_name = :worker, last_worker = coalesce(:worker, last_worker), status = :status,
                    last_error = case when :well then :lastError else coalesce(:lastError, last_error) end,
                    updated_at = now()
                where tenant_id = :tenant
                """)
                .param("tenant", status.tenant().value())
                .param(
                        "worker",
                        status.worker() == null ? null : status.worker().value())
                .param("status", views.worker().name())
                .param("well", well)
                .param("lastError", CleanText.errorOrNull(status.lastError()))
                .update();
    }

    private static TenantRecord read(ResultSet row, int number) throws SQLException {
        String lastWorker = row.getString("last_worker");
        String reason = row.getString("reason");
        return new TenantRecord(
                Template.valueOf(row.getString("template_type")),
                DesiredState.valueOf(row.getString("desired")),
                PhaseName.valueOf(row.getString("phase")),
                reason == null ? null : ErrorReason.valueOf(reason),
                new Epoch(row.getLong("epoch")),
                row.getLong("rev"),
                row.getBoolean("ever_linked"),
                row.getBoolean("silenced"),
                lastWorker == null ? null : new WorkerId(lastWorker));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
