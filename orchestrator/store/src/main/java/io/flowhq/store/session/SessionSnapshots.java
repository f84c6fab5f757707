package io.flowhq.store.session;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.store.sql.TenantIdColumn;
import io.flowhq.store.sql.TimestampColumns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The session data by which a tenant comes up on another host; the newest two snapshots of each tenant. */
public class SessionSnapshots {

    private final JdbcClient jdbc;

    SessionSnapshots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false, having kept what was there, when a higher epoch has been seen, or this one was forgotten */
    @Transactional
    public boolean save(TenantId tenant, Epoch epoch, byte[] sealed, String sha256, boolean clean, Instant at) {
        boolean saved = jdbc.sql("""
                insert into session_snapshots (tenant_id, epoch, sealed, sha256, clean, taken_at)
                select tenant_id, :epoch, :sealed, :sha256, :clean, :at
                from (select tenant_id from whatsapp_sessions
                      where tenant_id = :tenant and epoch <= :epoch
                        and (forgotten_epoch is null or forgotten_epoch < :epoch)
                      for update) as fence
                """)
                        .param("tenant", tenant.value())
                        .param("epoch", epoch.value())
                        .param("sealed", sealed)
                        .param("sha256", sha256)
                        .param("clean", clean)
                        .param("at", TimestampColumns.sql(at))
                        .update()
                == 1;
        if (saved) {
            forgetAllButTwo(tenant);
        }
        return saved;
    }

    public List<SessionSnapshot> newestFirst(TenantId tenant) {
        return jdbc.sql("""
                select tenant_id, epoch, sealed, sha256, clean, taken_at
                from session_snapshots
                where tenant_id = :tenant
                order by id desc
                """)
                .param("tenant", tenant.value())
                .query((row, n) -> new SessionSnapshot(
                        TenantIdColumn.of(row),
                        new Epoch(row.getLong("epoch")),
                        row.getBytes("sealed"),
                        row.getString("sha256"),
                        row.getBoolean("clean"),
                        TimestampColumns.get(row, "taken_at")))
                .list();
    }

    /** For a tenant whose phone has removed the device: what is kept anywhere of any session so far is void. */
    @Transactional
    public void forget(TenantId tenant) {
        jdbc.sql("update whatsapp_sessions set forgotten_epoch = epoch where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();
        jdbc.sql("delete from session_snapshots where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();
    }

    /** The same for the sessions up to this one; a later one may already have begun. */
    @Transactional
    public void forget(TenantId tenant, Epoch upTo) {
        jdbc.sql("""
                update whatsapp_sessions
                set forgotten_epoch = greatest(forgotten_epoch, :epoch)
                where tenant_id = :tenant
                """)
                .param("tenant", tenant.value())
                .param("epoch", upTo.value())
                .update();
        jdbc.sql("delete from session_snapshots where tenant_id = :tenant and epoch <= :epoch")
                .param("tenant", tenant.value())
                .param("epoch", upTo.value())
                .update();
    }

    /** Profiles and snapshots up to this epoch must not be used again; empty when none was ever forgotten. */
    public Optional<Epoch> forgottenUpTo(TenantId tenant) {
        return jdbc.sql("""
                select forgotten_epoch from whatsapp_sessions
                where tenant_id = :tenant and forgotten_epoch is not null
                """)
                .param("tenant", tenant.value())
                .query((row, n) -> new Epoch(row.getLong("forgotten_epoch")))
                .optional();
    }

    private void forgetAllButTwo(TenantId tenant) {
        jdbc.sql("""
                delete from session_snapshots
                where tenant_id = :tenant
                  and id not in (select id from session_snapshots where tenant_id = :tenant order by id desc limit 2)
                """).param("tenant", tenant.value()).update();
    }
}
