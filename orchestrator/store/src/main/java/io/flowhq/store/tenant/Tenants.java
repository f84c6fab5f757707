package io.flowhq.store.tenant;

import io.flowhq.contract.AssistantTone;
import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.sql.TenantIdColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tenants as they are created and configured. */
public class Tenants {

    private final JdbcClient jdbc;
    private final ChangeNotifier changeNotifier;

    Tenants(JdbcClient jdbc, ChangeNotifier changeNotifier) {
        this.jdbc = jdbc;
        this.changeNotifier = changeNotifier;
    }

    /**
     * Creates the tenant with its config, session and worker rows, all or none.
     *
     * @throws DuplicatePhoneNumber when another tenant has the phone number; the surrounding transaction is then lost
     */
    @Transactional
    public void create(NewTenant tenant) {
        insertTenant(tenant);
        insertConfig(tenant);
        insertSessionAndWorker(tenant.id());
    }

    /**
     * Whether a tenant has this name, in any case. Nobody else is answered about the same name until the surrounding
     * transaction ends, so that of several that would take it one does.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean haveName(String name) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('name ' || lower(:name), 0))::text")
                .param("name", name)
                .query(String.class)
                .optional();
        return jdbc.sql("select exists (select from tenants where lower(name) = lower(:name))")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    /** Creates a tenant of which no more is known than its name, with its session and worker rows. */
    @Transactional
    public void createUnconfigured(TenantId tenant, String name) {
        jdbc.sql("insert into tenants (id, name) values (:tenant, :name)")
                .param("tenant", tenant.value())
                .param("name", name)
                .update();
        insertSessionAndWorker(tenant);
    }

    private void insertSessionAndWorker(TenantId tenant) {
        jdbc.sql("insert into whatsapp_sessions (tenant_id) values (:tenant)")
                .param("tenant", tenant.value())
                .update();
        jdbc.sql("insert into worker_processes (tenant_id) values (:tenant)")
                .param("tenant", tenant.value())
                .update();
        changeNotifier.notify(ChangeNotification.Kind.TENANT, tenant);
    }

    /**
     * Gives the tenant another phone number.
     *
     * @return false when there is no such tenant
     * @throws DuplicatePhoneNumber when another tenant has it; the surrounding transaction is then lost
     */
    @Transactional
    public boolean changeNumber(TenantId tenant, String phoneNumber) {
        boolean known = unlessTaken(
                        phoneNumber,
                        () -> jdbc.sql(
                                        "update tenants set phone_number = :number, updated_at = now() where id = :tenant")
                                .param("tenant", tenant.value())
                                .param("number", phoneNumber)
                                .update())
                == 1;
        if (known) {
            changeNotifier.notify(ChangeNotification.Kind.TENANT, tenant);
        }
        return known;
    }

    /** Whether a tenant other than this one has the phone number, in whichever form. */
    public boolean haveNumber(String phoneNumber, TenantId other) {
        return jdbc.sql("select exists (select from tenants"
                        + " where whatsapp_number(phone_number) = whatsapp_number(:number) and id <> :other)")
                .param("number", phoneNumber)
                .param("other", other.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Whether a phone that this tenant is linked to is another's: by its number, or because the other is linked to it. Of
     * two that were linked before anyone asked, the older one keeps it.
     */
    public boolean isAnothers(TenantId tenant, String phoneNumber) {
        return jdbc.sql("""
                select exists (
                    select from tenants other
                    left join whatsapp_sessions their on their.tenant_id = other.id
                    join tenants mine on mine.id = :tenant
                    left join whatsapp_sessions my on my.tenant_id = mine.id
                    where other.id <> mine.id
                      and (whatsapp_number(other.phone_number) = whatsapp_number(:number)
                           or (whatsapp_number(their.linked_number) = whatsapp_number(:number)
                               and other.phase in ('RUNNING', 'RECOVERING')
                               and (whatsapp_number(my.linked_number) is distinct from whatsapp_number(:number)
                                    or (other.created_at, other.id) < (mine.created_at, mine.id)))))
                """)
                .param("tenant", tenant.value())
                .param("number", phoneNumber)
                .query(Boolean.class)
                .single();
    }

    public Optional<TenantConfig> config(TenantId tenant) {
        return jdbc.sql("""
                select tenant_id, template_type, business_name, language, hours_json, time_zone, tone
                from tenant_configs
                where tenant_id = :tenant
                """)
                .param("tenant", tenant.value())
                .query((row, n) -> config(row))
                .optional();
    }

    /** Writes the tenant's one config, whether it had one or not. */
    @Transactional
    public void saveConfig(TenantConfig config) {
        jdbc.sql("""
                insert into tenant_configs
                    (tenant_id, template_type, business_name, language, hours_json, time_zone, tone)
                values (:tenant, :template, :businessName, :language, cast(:hours as jsonb), :timeZone, :tone)
                on conflict (tenant_id) do update
                set template_type = excluded.template_type,
                    business_name = excluded.business_name,
                    language = excluded.language,
                    hours_json = excluded.hours_json,
                    time_zone = excluded.time_zone,
                    tone = excluded.tone,
                    updated_at = now()
                """)
                .param("tenant", config.tenantId().value())
                .param("template", config.templateType().name())
                .param("businessName", config.businessName())
                .param("language", config.language().name())
                .param("hours", config.hoursJson())
                .param("timeZone", config.timeZone().getId())
                .param("tone", config.tone().name())
                .update();
        changeNotifier.notify(ChangeNotification.Kind.TENANT, config.tenantId());
    }

    /** Those of them that were deleted, which is more than that they are unknown here. */
    public Set<TenantId> deleted(Collection<TenantId> tenants) {
        return jdbc.sql("select id from deleted_tenants where id = any(cast(:tenants as uuid[]))")
                .param("tenants", tenants.stream().map(TenantId::toString).toArray(String[]::new))
                .query((row, n) -> new TenantId(row.getObject("id", UUID.class)))
                .set();
    }

    /** Those of them that exist. */
    public Set<TenantId> existing(Collection<TenantId> tenants) {
        return jdbc.sql("select id from tenants where id = any(cast(:tenants as uuid[]))")
                .param("tenants", tenants.stream().map(TenantId::toString).toArray(String[]::new))
                .query((row, n) -> new TenantId(row.getObject("id", UUID.class)))
                .set();
    }

    private void insertTenant(NewTenant tenant) {
        unlessTaken(
                tenant.phoneNumber(),
                () -> jdbc.sql("insert into tenants (id, name, phone_number) values (:tenant, :name, :phoneNumber)")
                        .param("tenant", tenant.id().value())
                        .param("name", tenant.name())
                        .param("phoneNumber", tenant.phoneNumber())
                        .update());
    }

    private static int unlessTaken(String phoneNumber, IntSupplier change) {
        try {
            return change.getAsInt();
        } catch (DuplicateKeyException taken) {
            String message = String.valueOf(taken.getMessage());
            boolean number =
                    message.contains("tenants_phone_number_key") || message.contains("tenants_whatsapp_number");
            throw number ? new DuplicatePhoneNumber(phoneNumber, taken) : taken;
        }
    }

    private void insertConfig(NewTenant tenant) {
        jdbc.sql("""
                insert into tenant_configs (tenant_id, template_type, business_name, language)
                values (:tenant, :template, :businessName, :language)
                """)
                .param("tenant", tenant.id().value())
                .param("template", tenant.template().name())
                .param("businessName", tenant.businessName())
                .param("language", tenant.language().name())
                .update();
    }

    static TenantConfig config(ResultSet row) throws SQLException {
        return new TenantConfig(
                TenantIdColumn.of(row),
                Template.valueOf(row.getString("template_type")),
                row.getString("business_name"),
                Language.valueOf(row.getString("language")),
                row.getString("hours_json"),
                ZoneId.of(row.getString("time_zone")),
                AssistantTone.valueOf(row.getString("tone")));
    }
}
