package io.flowhq.store.knowledge;

import io.flowhq.contract.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The catalogues of businesses; a name stands once, whatever its case. */
public class CatalogueItems {

    private final JdbcClient jdbc;

    public CatalogueItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<CatalogueItem> all(TenantId tenant) {
        return jdbc.sql("""
                        select id, name, aliases, price, currency, stock, description
                        from catalogue_items where tenant_id = :tenant order by lower(name)
                        """)
                .param("tenant", tenant.value())
                .query((row, n) -> item(row))
                .list();
    }

    /**
     * Adds it, or changes the one of the same id.
     *
     * @throws org.springframework.dao.DuplicateKeyException when another of the tenant has the name
     */
    public void put(TenantId tenant, CatalogueItem item) {
        jdbc.sql("""
                        insert into catalogue_items
                            (tenant_id, id, name, aliases, price, currency, stock, description)
                        values (:tenant, :id, :name, :aliases, :price, :currency, :stock, :description)
                        on conflict (tenant_id, id) do update
                        set name = excluded.name, aliases = excluded.aliases, price = excluded.price,
                            currency = excluded.currency, stock = excluded.stock,
                            description = excluded.description, updated_at = now()
                        """)
                .param("tenant", tenant.value())
                .param("id", item.id())
                .param("name", item.name())
                .param("aliases", item.aliases().toArray(String[]::new))
                .param("price", item.price())
                .param("currency", item.currency())
                .param("stock", item.stock())
                .param("description", item.description())
                .update();
    }

    /** @return whether there was one */
    public boolean delete(TenantId tenant, UUID id) {
        return jdbc.sql("delete from catalogue_items where tenant_id = :tenant and id = :id")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .update()
                > 0;
    }

    private static CatalogueItem item(ResultSet row) throws SQLException {
        return new CatalogueItem(
                row.getObject("id", UUID.class),
                row.getString("name"),
                List.of((String[]) row.getArray("aliases").getArray()),
                row.getBigDecimal("price"),
                row.getString("currency"),
                row.getObject("stock", Integer.class),
                row.getString("description"));
    }
}
