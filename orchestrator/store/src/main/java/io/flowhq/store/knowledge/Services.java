package io.flowhq.store.knowledge;

import io.flowhq.contract.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The services of businesses; a name stands once, whatever its case. */
public class Services {

    private final JdbcClient jdbc;

    public Services(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Service> all(TenantId tenant) {
        return jdbc.sql("""
                        select id, name, aliases, price, currency, duration_minutes, description
                        from services where tenant_id = :tenant order by lower(name)
                        """)
                .param("tenant", tenant.value())
                .query((row, n) -> service(row))
                .list();
    }

    /**
     * Adds it, or changes the one of the same id.
     *
     * @throws org.springframework.dao.DuplicateKeyException when another of the tenant has the name
     */
    public void put(TenantId tenant, Service service) {
        jdbc.sql("""
                        insert into services
                            (tenant_id, id, name, aliases, price, currency, duration_minutes, description)
                        values (:tenant, :id, :name, :aliases, :price, :currency, :minutes, :description)
                        on conflict (tenant_id, id) do update
                        set name = excluded.name, aliases = excluded.aliases, price = excluded.price,
                            currency = excluded.currency, duration_minutes = excluded.duration_minutes,
                            description = excluded.description, updated_at = now()
                        """)
                .param("tenant", tenant.value())
                .param("id", service.id())
                .param("name", service.name())
                .param("aliases", service.aliases().toArray(String[]::new))
                .param("price", service.price())
                .param("currency", service.currency())
                .param("minutes", service.durationMinutes())
                .param("description", service.description())
                .update();
    }

    /** @return whether there was one */
    public boolean delete(TenantId tenant, UUID id) {
        return jdbc.sql("delete from services where tenant_id = :tenant and id = :id")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .update()
                > 0;
    }

    private static Service service(ResultSet row) throws SQLException {
        return new Service(
                row.getObject("id", UUID.class),
                row.getString("name"),
                List.of((String[]) row.getArray("aliases").getArray()),
                row.getBigDecimal("price"),
                row.getString("currency"),
                row.getObject("duration_minutes", Integer.class),
                row.getString("description"));
    }
}
