package io.flowhq.store.proactive;

import io.flowhq.contract.TenantId;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The settings as they are stored; a tenant without one has {@link ProactiveSetting#OFF}. */
public class ProactiveSettings {

    private final JdbcClient jdbc;

    public ProactiveSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public ProactiveSetting of(TenantId tenant) {
        return jdbc.sql("select * from proactive_settings where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((row, n) -> new ProactiveSetting(
                        lead(row.getObject("reminder_minutes", Integer.class)),
                        row.getString("notice_number"),
                        row.getObject("quiet_from", LocalTime.class),
                        row.getObject("quiet_until", LocalTime.class)))
                .optional()
                .orElse(ProactiveSetting.OFF);
    }

    private static @Nullable Duration lead(@Nullable Integer minutes) {
        return minutes == null ? null : Duration.ofMinutes(minutes);
    }

    /** In place of the one that there was. */
    @Transactional
    public void put(TenantId tenant, ProactiveSetting setting, String by) {
        Duration lead = setting.reminderLead();
        jdbc.sql("""
                        insert into proactive_settings
                            (tenant_id, reminder_minutes, notice_number, quiet_from, quiet_until, updated_by)
                        values (:tenant, :minutes, :number, :from, :until, :by)
                        on conflict (tenant_id) do update
                        set reminder_minutes = excluded.reminder_minutes, notice_number = excluded.notice_number,
                            quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
                            updated_by = excluded.updated_by, updated_at = now()
                        """)
                .param("tenant", tenant.value())
                .param("minutes", lead == null ? null : lead.toMinutes())
                .param("number", setting.noticeNumber())
                .param("from", setting.quietFrom())
                .param("until", setting.quietUntil())
                .param("by", by)
                .update();
    }

    /** Tenants whose owner wants to be told and has not been told of something. */
    public List<TenantId> withNoticesDue() {
        return jdbc.sql("""
                        select tenant_id from proactive_settings setting
                        where notice_number is not null and exists (select from follow_ups
                          where follow_ups.tenant_id = setting.tenant_id and noticed_at is null and done_at is null)
                        """).query(UUID.class).list().stream()
                .map(TenantId::new)
                .toList();
    }
}
