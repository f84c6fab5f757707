package io.flowhq.store.session;

import io.flowhq.contract.CleanText;
import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.sql.TenantIdColumn;
import io.flowhq.store.sql.TimestampColumns;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a running session reports. Every write carries the session's epoch and answers false, having changed
 * nothing, when a higher one has been leased or projected. The session's state is not written here: it is the
 * workflow's.
 */
public class SessionRecords {

    private final JdbcClient jdbc;
    private final ChangeNotifier changeNotifier;

    SessionRecords(JdbcClient jdbc, ChangeNotifier changeNotifier) {
        this.jdbc = jdbc;
        this.changeNotifier = changeNotifier;
    }

    /** Offers a QR code in place of the one before. */
    @Transactional
    public boolean showCode(TenantId tenant, Epoch epoch, QrCode code) {
        return writeAndNotify(
                tenant,
                fenced("""
                update whatsapp_sessions
                set last_qr = :text, qr_generation = :generation, qr_of = :of, qr_expires_at = :expiresAt,
                    epoch = :epoch, updated_at = now()
                where tenant_id = :tenant and epoch <= :epoch
                """, tenant, epoch)
                        .param("text", code.text())
                        .param("generation", code.generation())
                        .param("of", code.of())
                        .param("expiresAt", TimestampColumns.sql(code.expiresAt())));
    }

    /** Offers a pairing code beside the QR code. */
    @Transactional
    public boolean showPairingCode(TenantId tenant, Epoch epoch, String code, Instant expiresAt) {
        return writeAndNotify(
                tenant,
                fenced("""
                update whatsapp_sessions
                set pairing_code = :code, pairing_expires_at = :expiresAt, epoch = :epoch, updated_at = now()
                where tenant_id = :tenant and epoch <= :epoch
                """, tenant, epoch).param("code", code).param("expiresAt", TimestampColumns.sql(expiresAt)));
    }

    /** The phone with this number scanned; no code is needed any more. */
    @Transactional
    public boolean connected(TenantId tenant, Epoch epoch, String linkedNumber, Instant at) {
        return writeAndNotify(
                tenant, fenced("""
                update whatsapp_sessions
                set linked_number = :number, last_seen_at = :at, page_silent_since = null, message_held_since = null,
                    last_qr = null, qr_generation = 0, qr_of = 0, qr_expires_at = null,
                    pairing_code = null, pairing_expires_at = null,
                    epoch = :epoch, updated_at = now()
                where tenant_id = :tenant and epoch <= :epoch
                """, tenant, epoch).param("number", linkedNumber).param("at", TimestampColumns.sql(at)));
    }

    /** No code is offered any more. */
    @Transactional
    public boolean clearCodes(TenantId tenant, Epoch epoch) {
        return writeAndNotify(tenant, fenced("""
                update whatsapp_sessions
                set last_qr = null, qr_generation = 0, qr_of = 0, qr_expires_at = null,
                    pairing_code = null, pairing_expires_at = null,
                    epoch = :epoch, updated_at = now()
                where tenant_id = :tenant and epoch <= :epoch
                """, tenant, epoch));
    }

    /** The session did something for a customer; it never goes back in time, and no change is announced. */
    public boolean seen(TenantId tenant, Epoch epoch, Instant at) {
        return fenced("""
                update whatsapp_sessions
                set last_seen_at = greatest(last_seen_at, :at)
                where tenant_id = :tenant and epoch <= :epoch
                """, tenant, epoch).param("at", TimestampColumns.sql(at)).update() == 1;
    }

    /** @param error for the operator, without customer data; cleaned and cut at 1,000 characters */
    @Transactional
    public boolean lastError(TenantId tenant, Epoch epoch, String error) {
        return writeAndNotify(tenant, fenced("""
                update worker_processes
                set last_error = :error, updated_at = now()
                where tenant_id = (select tenant_id from whatsapp_sessions
                                   where tenant_id = :tenant and epoch <= :epoch
                                   for share)
                """, tenant, epoch).param("error", CleanText.error(error)));
    }

    /** Keeps the picture in place of the one before. */
    @Transactional
    public boolean screenshot(TenantId tenant, Epoch epoch, byte[] png, Instant at) {
        return writeAndNotify(
                tenant, fenced("""
                update whatsapp_sessions
                set screenshot = :png, screenshot_at = :at, epoch = :epoch, updated_at = now()
                where tenant_id = :tenant and epoch <= :epoch
                """, tenant, epoch).param("png", png).param("at", TimestampColumns.sql(at)));
    }

    /** Writes down what is new of a worker's sessions: where nothing has changed since the last time, nothing is written. */
    @Transactional
    public void impairments(Collection<SessionImpairment> sessions) {
        List<SessionImpairment> reported = List.copyOf(sessions);
        jdbc.sql("""
                update whatsapp_sessions s
                set page_silent_since = case when r.silent is not null then coalesce(
                        s.page_silent_since, statement_timestamp() - make_interval(secs => r.silent)) end,
                    message_held_since = case when r.held is not null then coalesce(
                        s.message_held_since, statement_timestamp() - make_interval(secs => r.held)) end
                from unnest(:tenants, :epochs, cast(:silent as float8[]), cast(:held as float8[]))
                    as r (tenant_id, epoch, silent, held)
                where s.tenant_id = r.tenant_id and s.epoch <= r.epoch
                  and ((s.page_silent_since is null) <> (r.silent is null)
                       or (s.message_held_since is null) <> (r.held is null))
                returning s.tenant_id
                """)
                .param(
                        "tenants",
                        reported.stream()
                                .map(session -> session.tenant().value())
                                .toArray(UUID[]::new))
                .param(
                        "epochs",
                        reported.stream()
                                .map(session -> session.epoch().value())
                                .toArray(Long[]::new))
                .param(
                        "silent",
                        reported.stream()
                                .map(SessionImpairment::pageSilent)
                                .map(SessionRecords::seconds)
                                .toArray(Double[]::new))
                .param(
                        "held",
                        reported.stream()
                                .map(SessionImpairment::messageHeld)
                                .map(SessionRecords::seconds)
                                .toArray(Double[]::new))
                .query((row, n) -> TenantIdColumn.of(row))
                .list()
                .forEach(changed -> changeNotifier.notify(ChangeNotification.Kind.TENANT, changed));
    }

    private static @Nullable Double seconds(@Nullable Duration time) {
        return time == null ? null : time.toMillis() / 1000.0;
    }

    public Optional<LinkStatus> link(TenantId tenant) {
        return jdbc.sql("""
                select state, last_qr as qr, qr_generation as generation, qr_of as of, qr_expires_at as expires_at,
                       pairing_code, pairing_expires_at
                from whatsapp_sessions
                where tenant_id = :tenant
                """)
                .param("tenant", tenant.value())
                .query(LinkStatus.class)
                .optional();
    }

    public Optional<Screenshot> screenshot(TenantId tenant) {
        return jdbc.sql("""
                select screenshot as png, screenshot_at as at
                from whatsapp_sessions
                where tenant_id = :tenant and screenshot is not null
                """)
                .param("tenant", tenant.value())
                .query(Screenshot.class)
                .optional();
    }

    /** When the picture was taken that {@link #screenshot(TenantId)} gives. */
    public Optional<Instant> screenshotTaken(TenantId tenant) {
        return jdbc.sql("""
                select screenshot_at
                from whatsapp_sessions
                where tenant_id = :tenant and screenshot is not null
                """)
                .param("tenant", tenant.value())
                .query(Instant.class)
                .optional();
    }

    private StatementSpec fenced(String sql, TenantId tenant, Epoch epoch) {
        return jdbc.sql(sql).param("tenant", tenant.value()).param("epoch", epoch.value());
    }

    private boolean writeAndNotify(TenantId tenant, StatementSpec write) {
        boolean written = write.update() == 1;
        if (written) {
            changeNotifier.notify(ChangeNotification.Kind.TENANT, tenant);
        }
        return written;
    }
}
