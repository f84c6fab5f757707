package io.flowhq.store.session;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.store.sql.ReservedConnections;
import io.flowhq.store.sql.TenantIdColumn;
import io.flowhq.store.sql.TimestampColumns;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The right to have a browser open for a tenant: one owner at a time, epochs only rise, and the database's clock says
 * when a lease ends. Taking a lease raises the tenant's fence, after which whatever an older epoch writes is refused.
 *
 * <p>An owner is a worker's name and this process: another process of the same name waits until the lease has run out or
 * was released.
 */
public class SessionLeases {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final UUID instance = UUID.randomUUID();

    SessionLeases(ReservedConnections connections) {
        this.jdbc = connections.jdbc();
        this.transactions = connections.transactions();
    }

    /** This process, as its leases name it. */
    public UUID instance() {
        return instance;
    }

    /**
     * Takes the lease when it is free, has run out or is this process's already. Another owner's live lease has to be
     * waited for, even one of a lower epoch: its browser may still be open.
     *
     * @return false when another owner's lease lives, when a higher epoch has been seen, or when the tenant is gone
     */
    public boolean acquire(TenantId tenant, Epoch epoch, WorkerId owner, Duration ttl) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean acquired = take(tenant, epoch, owner, ttl);
            if (acquired) {
                raiseFence(tenant, epoch);
            }
            return acquired;
        }));
    }

    private boolean take(TenantId tenant, Epoch epoch, WorkerId owner, Duration ttl) {
        return jdbc.sql("""
                insert into session_leases as lease (tenant_id, epoch, owner, instance, expires_at)
                select tenant_id, :epoch, :owner, :instance, clock_timestamp() + make_interval(secs => :ttl)
                from (select tenant_id from whatsapp_sessions
                      where tenant_id = :tenant and epoch <= :epoch
                      for update) as fence
                on conflict (tenant_id) do update
                set epoch = excluded.epoch, owner = excluded.owner, instance = excluded.instance, released_at = null,
                    expires_at = clock_timestamp() + make_interval(secs => :ttl)
                where lease.epoch <= excluded.epoch
                  and (lease.owner is null
                       or (lease.owner = excluded.owner and lease.instance = excluded.instance)
                       or lease.expires_at <= clock_timestamp())
                """)
                        .param("tenant", tenant.value())
                        .param("epoch", epoch.value())
                        .param("owner", owner.value())
                        .param("instance", instance)
                        .param("ttl", seconds(ttl))
                        .update()
                == 1;
    }

    /** @return false when the lease is another's now, was released, or a higher epoch has been seen */
    public boolean renew(TenantId tenant, Epoch epoch, WorkerId owner, Duration ttl) {
        return jdbc.sql("""
                update session_leases
                set expires_at = clock_timestamp() + make_interval(secs => :ttl)
                where tenant_id = :tenant and epoch = :epoch and owner = :owner and instance = :instance
                  and not exists (
                      select from whatsapp_sessions s where s.tenant_id = :tenant and s.epoch > :epoch)
                """)
                        .param("tenant", tenant.value())
                        .param("epoch", epoch.value())
                        .param("owner", owner.value())
                        .param("instance", instance)
                        .param("ttl", seconds(ttl))
                        .update()
                == 1;
    }

    /**
     * Renews the leases of many sessions in one statement, which waits for no other transaction.
     *
     * @return the tenants whose lease was renewed; the others' is another's now, was released, is in use by another
     *     transaction at the moment, or a higher epoch has been seen
     */
    public Set<TenantId> renewAll(Map<TenantId, Epoch> sessions, WorkerId owner, Duration ttl) {
        List<Map.Entry<TenantId, Epoch>> held = List.copyOf(sessions.entrySet());
        return Set.copyOf(jdbc.sql("""
                with free as materialized (
                    select lease.tenant_id
                    from unnest(:tenants, :epochs) as held (tenant_id, epoch)
                    join session_leases lease on lease.tenant_id = held.tenant_id and lease.epoch = held.epoch
                    join whatsapp_sessions s on s.tenant_id = held.tenant_id and s.epoch <= held.epoch
                    where lease.owner = :owner and lease.instance = :instance
                    for update of lease skip locked)
                update session_leases lease
                set expires_at = clock_timestamp() + make_interval(secs => :ttl)
                from free
                where lease.tenant_id = free.tenant_id
                returning lease.tenant_id
                """)
                .param(
                        "tenants",
                        held.stream().map(entry -> entry.getKey().value()).toArray(UUID[]::new))
                .param(
                        "epochs",
                        held.stream().map(entry -> entry.getValue().value()).toArray(Long[]::new))
                .param("owner", owner.value())
                .param("instance", instance)
                .param("ttl", seconds(ttl))
                .query((row, n) -> TenantIdColumn.of(row))
                .list());
    }

    /**
     * Frees all leases of a process that is known to have ended: it had the same profiles, which one process at a time
     * has locked.
     *
     * @return the sessions it had
     */
    public List<SessionAssignment> releaseAll(WorkerId owner, UUID endedInstance) {
        return jdbc.sql("""
                update session_leases
                set owner = null, instance = null, expires_at = null, released_at = clock_timestamp()
                where owner = :owner and instance = :instance
                returning tenant_id, epoch
                """)
                .param("owner", owner.value())
                .param("instance", endedInstance)
                .query((row, number) -> new SessionAssignment(TenantIdColumn.of(row), new Epoch(row.getLong("epoch"))))
                .list();
    }

    /** Frees the lease for whoever comes next; nothing happens when it is another's. */
    public void release(TenantId tenant, Epoch epoch, WorkerId owner) {
        jdbc.sql("""
                update session_leases
                set owner = null, instance = null, expires_at = null, released_at = clock_timestamp()
                where tenant_id = :tenant and epoch = :epoch and owner = :owner and instance = :instance
                """)
                .param("tenant", tenant.value())
                .param("epoch", epoch.value())
                .param("owner", owner.value())
                .param("instance", instance)
                .update();
    }

    /** The lease, live or run out; empty when nobody took one or it was released. */
    public Optional<SessionLease> find(TenantId tenant) {
        return jdbc.sql("""
                select tenant_id, epoch, owner, expires_at
                from session_leases
                where tenant_id = :tenant and owner is not null
                """)
                .param("tenant", tenant.value())
                .query((row, n) -> new SessionLease(
                        TenantIdColumn.of(row),
                        new Epoch(row.getLong("epoch")),
                        new WorkerId(row.getString("owner")),
                        TimestampColumns.get(row, "expires_at")))
                .optional();
    }

    /** Nobody will ever get its lease: the tenant was deleted. */
    public boolean isGone(TenantId tenant) {
        return !jdbc.sql("select exists (select from tenants where id = :tenant)")
                .param("tenant", tenant.value())
                .query(Boolean.class)
                .single();
    }

    /** The codes of an older epoch's page are nobody's to scan any more. */
    private void raiseFence(TenantId tenant, Epoch epoch) {
        jdbc.sql("""
                update whatsapp_sessions
                set epoch = :epoch, page_silent_since = null, message_held_since = null,
                    last_qr = null, qr_generation = 0, qr_of = 0, qr_expires_at = null,
                    pairing_code = null, pairing_expires_at = null
                where tenant_id = :tenant and epoch < :epoch
                """)
                .param("tenant", tenant.value())
                .param("epoch", epoch.value())
                .update();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
