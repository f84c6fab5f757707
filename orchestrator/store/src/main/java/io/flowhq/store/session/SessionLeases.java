package io.flowhq.store.session;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.store.sql.TenantIdColumn;
import io.flowhq.store.sql.TimestampColumns;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The right to have a browser open for a tenant: one owner at a time, epochs only rise, and the database's clock says
 * when a lease ends. Taking a lease raises the tenant's fence, after which whatever an older epoch writes is refused.
 */
public class SessionLeases {

    private final JdbcClient jdbc;

    SessionLeases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the lease when it is free, has run out or is the same owner's already. Another owner's live lease has to be
     * waited out, even one of a lower epoch: its browser may still be open.
     *
     * @return false when another owner's lease lives, when a higher epoch has been seen, or when the tenant is gone
     */
    @Transactional
    public boolean acquire(TenantId tenant, Epoch epoch, WorkerId owner, Duration ttl) {
        boolean acquired = jdbc.sql("""
                insert into session_leases as lease (tenant_id, epoch, owner, expires_at)
                select tenant_id, :epoch, :owner, clock_timestamp() + make_interval(secs => :ttl)
                from (select tenant_id from whatsapp_sessions
                      where tenant_id = :tenant and epoch <= :epoch
                      for update) as fence
                on conflict (tenant_id) do update
                set epoch = excluded.epoch, owner = excluded.owner,
                    expires_at = clock_timestamp() + make_interval(secs => :ttl)
                where lease.epoch <= excluded.epoch
                  and (lease.owner is null or lease.owner = excluded.owner or lease.expires_at <= clock_timestamp())
                """)
                        .param("tenant", tenant.value())
                        .param("epoch", epoch.value())
                        .param("owner", owner.value())
                        .param("ttl", seconds(ttl))
                        .update()
                == 1;
        if (acquired) {
            raiseFence(tenant, epoch);
        }
        return acquired;
    }

    /** @return false when the lease is another's now, was released, or a higher epoch has been seen */
    public boolean renew(TenantId tenant, Epoch epoch, WorkerId owner, Duration ttl) {
        return jdbc.sql("""
                update session_leases
                set expires_at = clock_timestamp() + make_interval(secs => :ttl)
                where tenant_id = :tenant and epoch = :epoch and owner = :owner
                  and not exists (
                      select from whatsapp_sessions s where s.tenant_id = :tenant and s.epoch > :epoch)
                """)
                        .param("tenant", tenant.value())
                        .param("epoch", epoch.value())
                        .param("owner", owner.value())
                        .param("ttl", seconds(ttl))
                        .update()
                == 1;
    }

    /** Frees the lease for whoever comes next; nothing happens when it is another's. */
    public void release(TenantId tenant, Epoch epoch, WorkerId owner) {
        jdbc.sql("""
                update session_leases
                set owner = null, expires_at = null
                where tenant_id = :tenant and epoch = :epoch and owner = :owner
                """)
                .param("tenant", tenant.value())
                .param("epoch", epoch.value())
                .param("owner", owner.value())
                .update();
    }

    /** The lease, live or run out; empty when nobody took one or it was released. */
    public Optional<Lease> find(TenantId tenant) {
        return jdbc.sql("""
                select tenant_id, epoch, owner, expires_at
                from session_leases
                where tenant_id = :tenant and owner is not null
                """)
                .param("tenant", tenant.value())
                .query((row, n) -> new Lease(
                        TenantIdColumn.of(row),
                        new Epoch(row.getLong("epoch")),
                        new WorkerId(row.getString("owner")),
                        TimestampColumns.get(row, "expires_at")))
                .optional();
    }

    /** The codes of an older epoch's page are nobody's to scan any more. */
    private void raiseFence(TenantId tenant, Epoch epoch) {
        jdbc.sql("""
                update whatsapp_sessions
                set epoch = :epoch, last_qr = null, qr_generation = 0, qr_of = 0, qr_expires_at = null,
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
