package io.flowhq.store.knowledge;

import io.flowhq.contract.TenantId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The facts of businesses, one for each key. */
public class ShopFacts {

    private final JdbcClient jdbc;

    public ShopFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<ShopFact> all(TenantId tenant) {
        return jdbc.sql("select key, text_sw, text_en from shop_facts where tenant_id = :tenant order by key")
                .param("tenant", tenant.value())
                .query(ShopFact.class)
                .list();
    }

    public void put(TenantId tenant, ShopFact fact) {
        jdbc.sql("""
                        insert into shop_facts (tenant_id, key, text_sw, text_en)
                        values (:tenant, :key, :textSw, :textEn)
                        on conflict (tenant_id, key) do update
                        set text_sw = excluded.text_sw, text_en = excluded.text_en, updated_at = now()
                        """)
                .param("tenant", tenant.value())
                .param("key", fact.key())
                .param("textSw", fact.textSw())
                .param("textEn", fact.textEn())
                .update();
    }

    /** @return whether there was one */
    public boolean delete(TenantId tenant, String key) {
        return jdbc.sql("delete from shop_facts where tenant_id = :tenant and key = :key")
                        .param("tenant", tenant.value())
                        .param("key", key)
                        .update()
                > 0;
    }
}
