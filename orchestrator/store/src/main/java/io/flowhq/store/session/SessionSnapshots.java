package io.flowhq.store.session;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.store.sql.Instants;
import io.flowhq.store.sql.Tenancy;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The session data by which a tenant comes up on another host; the newest two snapshots of each tenant. */
public class SessionSnapshots {

    private final JdbcClient jdbc;

    SessionSnapshots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false, having kept what was there, when a higher epoch has been seen */
    @Transactional
    public boolean save(TenantId tenant, Epoch epoch, byte[] sealed, String sha256, boolean clean, Instant at) {
        boolean saved = jdbc.sql("""
                insert into session_snapshots (tenant_id, epoch, sealed, sha256, clean, taken_at)
                select tenant_id, :epoch, :sealed, :sha256, :clean, :at
                from (select tenant_id from whatsapp_sessions
                      where tenant_id = :tenant and epoch <= :epoch
                      for update) as fence
                """)
                        .param("tenant", tenant.value())
                        .param("epoch", epoch.value())
                        .param("sealed", sealed)
                        .param("sha256", sha256)
                        .param("clean", clean)
                        .param("at", Instants.sql(at))
                        .update()
                == 1;
        if (saved) {
            forgetAllButTwo(tenant);
        }
        return saved;
    }

    public List<Snapshot> newestFirst(TenantId tenant) {
        return jdbc.sql("""
                select tenant_id, epoch, sealed, sha256, clean, taken_at
                from session_snapshots
                where tenant_id = :tenant
                order by id desc
                """)
                .param("tenant", tenant.value())
                .query((row, n) -> new Snapshot(
                        Tenancy.of(row),
                        new Epoch(row.getLong("epoch")),
                        row.getBytes("sealed"),
                        row.getString("sha256"),
                        row.getBoolean("clean"),
                        Instants.get(row, "taken_at")))
                .list();
    }

    /** For a tenant whose phone has removed the device: what is kept would only be refused. */
    public void forget(TenantId tenant) {
        jdbc.sql("delete from session_snapshots where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();
    }

    private void forgetAllButTwo(TenantId tenant) {
        jdbc.sql("""
                delete from session_snapshots
                where tenant_id = :tenant
                  and id not in (select id from session_snapshots where tenant_id = :tenant order by id desc limit 2)
                """).param("tenant", tenant.value()).update();
    }
}
