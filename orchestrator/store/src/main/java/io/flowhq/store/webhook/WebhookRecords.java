package io.flowhq.store.webhook;

import io.flowhq.contract.TenantId;
import io.flowhq.store.sql.TenantIdColumn;
import io.flowhq.store.sql.TimestampColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The webhooks as they are stored. Events are written down for them by the database itself. */
public class WebhookRecords {

    private static final String DELIVERY = """
            select d.tenant_id as tenant, d.id, d.webhook_id, w.url, w.secret, d.event_id, d.event, d.chat_id, d.body,
                   d.attempts, d.first_at, d.error
            from webhook_deliveries d
            join webhooks w on w.tenant_id = d.tenant_id and w.id = d.webhook_id
            """;

    private final JdbcClient jdbc;

    WebhookRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets nobody else change the tenant's webhooks until the surrounding transaction ends, so that they can be counted. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(TenantId tenant) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:lock, 0))::text")
                .param("lock", "webhooks " + tenant)
                .query(String.class)
                .optional();
    }

    public Webhook add(TenantId tenant, String url, List<String> events, String secret, String by) {
        return jdbc.sql("""
                        insert into webhooks (tenant_id, url, events, secret, created_by)
                        values (:tenant, :url, cast(:events as text[]), :secret, :by)
                        returning *
                        """)
                .param("tenant", tenant.value())
                .param("url", url)
                .param("events", events.toArray(String[]::new))
                .param("secret", secret)
                .param("by", by)
                .query(WebhookRecords::read)
                .single();
    }

    public List<Webhook> of(TenantId tenant) {
        return jdbc.sql("select * from webhooks where tenant_id = :tenant order by id")
                .param("tenant", tenant.value())
                .query(WebhookRecords::read)
                .list();
    }

    /** Those of several tenants. */
    public Map<TenantId, List<Webhook>> ofEach(Collection<TenantId> tenants) {
        return jdbc
                .sql("select * from webhooks where tenant_id = any (:tenants) order by id")
                .param("tenants", tenants.stream().map(TenantId::value).toArray(UUID[]::new))
                .query(WebhookRecords::read)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Webhook::tenant));
    }

    /** Changes what a webhook wants and what its events are signed with; what is on its way goes on. */
    public void change(TenantId tenant, long id, List<String> events, String secret) {
        jdbc.sql("""
                        update webhooks set events = cast(:events as text[]), secret = :secret
                        where tenant_id = :tenant and id = :id
                        """)
                .param("events", events.toArray(String[]::new))
                .param("secret", secret)
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    /** @return false when the tenant has none of this id */
    public boolean remove(TenantId tenant, long id) {
        return jdbc.sql("delete from webhooks where tenant_id = :tenant and id = :id")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Writes an event down for one webhook, whatever events it wants. */
    public void test(Webhook webhook, String eventId, String body) {
        jdbc.sql("""
                        insert into webhook_deliveries (tenant_id, webhook_id, event_id, event, chat_id, body)
                        values (:tenant, :webhook, :event, 'test', 'test', :body)
                        """)
                .param("tenant", webhook.tenant().value())
                .param("webhook", webhook.id())
                .param("event", eventId)
                .param("body", body)
                .update();
    }

    /** Those that were given up, oldest first. */
    public List<WebhookDelivery> dead(TenantId tenant, int limit) {
        return jdbc.sql(DELIVERY + "where d.tenant_id = :tenant and d.state = 'DEAD' order by d.id limit :limit")
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query(WebhookDelivery.class)
                .list();
    }

    /** Sends those of a webhook that were given up once more, for another day. */
    public int replay(TenantId tenant, long webhook) {
        return jdbc.sql("""
                        update webhook_deliveries
                        set state = 'WAITING', attempts = 0, first_at = now(), next_attempt_at = now(),
                            claimed_until = null, settled_at = null
                        where tenant_id = :tenant and webhook_id = :webhook and state = 'DEAD'
                        """)
                .param("tenant", tenant.value())
                .param("webhook", webhook)
                .update();
    }

    public Optional<Webhook> find(TenantId tenant, long id) {
        return of(tenant).stream().filter(webhook -> webhook.id() == id).findFirst();
    }

    private static Webhook read(ResultSet row, int number) throws SQLException {
        return new Webhook(
                TenantIdColumn.of(row),
                row.getLong("id"),
                row.getString("url"),
                List.of((String[]) row.getArray("events").getArray()),
                row.getString("secret"),
                row.getString("created_by"),
                TimestampColumns.get(row, "created_at"));
    }
}
