package io.flowhq.store.session;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.store.sql.TenantIdColumn;
import io.flowhq.store.sql.TimestampColumns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The session data by which a tenant comes up on another host; the newest two snapshots of each tenant. Contents go in
 * and out by chunks, so that neither side ever holds one whole.
 */
public class SessionSnapshots {

    private static final String FENCE = """
            select tenant_id from whatsapp_sessions
            where tenant_id = :tenant and epoch <= :epoch and (forgotten_epoch is null or forgotten_epoch < :epoch)
            for update
            """;

    private static final Logger log = LoggerFactory.getLogger(SessionSnapshots.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SessionSnapshots(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Saves a snapshot. Its chunks are written in transactions of their own, and it counts when the last one is there.
     *
     * @return false, having kept what was there, when a higher epoch has been seen, or this one was forgotten
     * @throws IOException of {@code content}; what was there is kept
     */
    public boolean save(TenantId tenant, Epoch epoch, String keyId, boolean clean, Instant at, SnapshotContent content)
            throws IOException {
        Optional<Long> id = begin(tenant, epoch, keyId, clean, at);
        if (id.isEmpty()) {
            return false;
        }
        boolean saved = false;
        try {
            AtomicInteger number = new AtomicInteger();
            content.writeTo(chunk -> add(tenant, id.get(), number.getAndIncrement(), chunk));
            saved = Boolean.TRUE.equals(transaction.execute(status -> complete(tenant, epoch, id.get())));
        } finally {
            if (!saved) {
                remove(tenant, id.get());
            }
        }
        return saved;
    }

    private Optional<Long> begin(TenantId tenant, Epoch epoch, String keyId, boolean clean, Instant at) {
        return jdbc.sql("""
                insert into session_snapshots (tenant_id, epoch, key_id, clean, taken_at, complete)
                select tenant_id, :epoch, :keyId, :clean, :at, false from (%s) as fence
                returning id
                """.formatted(FENCE))
                .param("tenant", tenant.value())
                .param("epoch", epoch.value())
                .param("keyId", keyId)
                .param("clean", clean)
                .param("at", TimestampColumns.sql(at))
                .query(Long.class)
                .optional();
    }

    private void add(TenantId tenant, long id, int number, byte[] chunk) {
        jdbc.sql("""
                insert into session_snapshot_chunks (tenant_id, snapshot_id, number, content)
                values (:tenant, :id, :number, :content)
                """)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("number", number)
                .param("content", chunk)
                .update();
    }

    /** What an older writer left unfinished goes with the generations that are too many. */
    private boolean complete(TenantId tenant, Epoch epoch, long id) {
        boolean completed = jdbc.sql("""
                update session_snapshots set complete = true
                where tenant_id = :tenant and id = :id and exists (%s)
                """.formatted(FENCE))
                        .param("tenant", tenant.value())
                        .param("epoch", epoch.value())
                        .param("id", id)
                        .update()
                == 1;
        if (completed) {
            jdbc.sql("""
                    delete from session_snapshots
                    where tenant_id = :tenant and id < :id
                      and id not in (
                          select id from session_snapshots
                          where tenant_id = :tenant and complete order by set_aside, id desc limit 2)
                    """).param("tenant", tenant.value()).param("id", id).update();
        }
        return completed;
    }

    private void remove(TenantId tenant, long id) {
        try {
            jdbc.sql("delete from session_snapshots where tenant_id = :tenant and id = :id")
                    .param("tenant", tenant.value())
                    .param("id", id)
                    .update();
        } catch (DataAccessException | TransactionException e) {
            log.debug("An unfinished snapshot is removed with the next one: {}", e.getMessage());
        }
    }

    /** The epoch of the snapshot to be tried first; empty when there is none. */
    public Optional<Epoch> newestEpoch(TenantId tenant) {
        return jdbc.sql("""
                select epoch from session_snapshots
                where tenant_id = :tenant and complete
                order by set_aside, id desc
                limit 1
                """)
                .param("tenant", tenant.value())
                .query((row, n) -> new Epoch(row.getLong("epoch")))
                .optional();
    }

    /** In the order in which they are to be tried: those set aside come last. */
    public List<SessionSnapshot> newestFirst(TenantId tenant) {
        return jdbc.sql("""
                select tenant_id, id, epoch, key_id, sha256, clean, taken_at, set_aside
                from session_snapshots
                where tenant_id = :tenant and complete
                order by set_aside, id desc
                """)
                .param("tenant", tenant.value())
                .query(SessionSnapshots::snapshot)
                .list();
    }

    /** From now on it is tried after all others: a browser came up without a link with it. */
    public void setAside(TenantId tenant, long id) {
        jdbc.sql("update session_snapshots set set_aside = true where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    /** Those that are sealed with another key than this, or name none. */
    public List<SessionSnapshot> notSealedWith(String keyId) {
        return jdbc.sql("""
                select tenant_id, id, epoch, key_id, sha256, clean, taken_at, set_aside
                from session_snapshots
                where complete and key_id is distinct from :key
                order by tenant_id, id
                """)
                .param("key", keyId)
                .query(SessionSnapshots::snapshot)
                .list();
    }

    /**
     * Puts content that is sealed with another key in the place of a snapshot's; all of it or, when {@code content}
     * fails, nothing. Content may read the chunks of before as long as it does not write ahead of them.
     *
     * @return false when the snapshot is gone, or was sealed anew already
     */
    public boolean reseal(SessionSnapshot snapshot, String keyId, SnapshotContent content) throws IOException {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                if (!lock(snapshot)) {
                    return false;
                }
                AtomicInteger number = new AtomicInteger();
                try {
                    content.writeTo(chunk -> replace(snapshot, number.getAndIncrement(), chunk));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                finish(snapshot, keyId, number.get());
                return true;
            }));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private boolean lock(SessionSnapshot snapshot) {
        return jdbc.sql("""
                select id from session_snapshots
                where tenant_id = :tenant and id = :id and complete and key_id is not distinct from :key
                for update
                """)
                .param("tenant", snapshot.tenant().value())
                .param("id", snapshot.id())
                .param("key", snapshot.keyId(), Types.VARCHAR)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    private void replace(SessionSnapshot snapshot, int number, byte[] chunk) {
        jdbc.sql("""
                insert into session_snapshot_chunks (tenant_id, snapshot_id, number, content)
                values (:tenant, :id, :number, :content)
                on conflict (tenant_id, snapshot_id, number) do update set content = excluded.content
                """)
                .param("tenant", snapshot.tenant().value())
                .param("id", snapshot.id())
                .param("number", number)
                .param("content", chunk)
                .update();
    }

    private void finish(SessionSnapshot snapshot, String keyId, int chunks) {
        jdbc.sql("""
                with superfluous as (
                    delete from session_snapshot_chunks
                    where tenant_id = :tenant and snapshot_id = :id and number >= :chunks)
                update session_snapshots set key_id = :key, sealed = null, sha256 = null
                where tenant_id = :tenant and id = :id
                """)
                .param("tenant", snapshot.tenant().value())
                .param("id", snapshot.id())
                .param("chunks", chunks)
                .param("key", keyId)
                .update();
    }

    /** The key of the snapshot that the fleet took last; empty when none names its key. */
    public Optional<String> latestKeyId() {
        return jdbc.sql("select key_id from session_snapshots where complete order by taken_at desc limit 1")
                .query((row, n) -> Optional.ofNullable(row.getString("key_id")))
                .optional()
                .flatMap(id -> id);
    }

    /** One chunk of a snapshot; empty after the last. */
    public Optional<byte[]> chunk(SessionSnapshot snapshot, int number) {
        return jdbc.sql("""
                select content from session_snapshot_chunks
                where tenant_id = :tenant and snapshot_id = :id and number = :number
                """)
                .param("tenant", snapshot.tenant().value())
                .param("id", snapshot.id())
                .param("number", number)
                .query((row, n) -> row.getBytes("content"))
                .optional();
    }

    /** The whole content of a snapshot that is not chunked. */
    public Optional<byte[]> sealed(SessionSnapshot snapshot) {
        return jdbc.sql("""
                select sealed from session_snapshots
                where tenant_id = :tenant and id = :id and sealed is not null
                """)
                .param("tenant", snapshot.tenant().value())
                .param("id", snapshot.id())
                .query((row, n) -> row.getBytes("sealed"))
                .optional();
    }

    /** For a tenant whose phone has removed the device: what is kept anywhere of any session so far is void. */
    @Transactional
    public void forget(TenantId tenant) {
        jdbc.sql("update whatsapp_sessions set forgotten_epoch = epoch, linked_number = null where tenant_id = :tenant")
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
                set forgotten_epoch = greatest(forgotten_epoch, :epoch),
                    linked_number = case when epoch > :epoch then linked_number end
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

    private static SessionSnapshot snapshot(ResultSet row, int number) throws SQLException {
        return new SessionSnapshot(
                TenantIdColumn.of(row),
                row.getLong("id"),
                new Epoch(row.getLong("epoch")),
                row.getString("key_id"),
                row.getString("sha256"),
                row.getBoolean("clean"),
                TimestampColumns.get(row, "taken_at"),
                row.getBoolean("set_aside"));
    }
}
