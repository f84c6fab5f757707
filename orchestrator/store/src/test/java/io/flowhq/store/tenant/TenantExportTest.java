package io.flowhq.store.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.store.StoreTest;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
class TenantExportTest {

    @Autowired
    JdbcClient jdbc;

    /** A new table has to be said to be the owner's or not. */
    @Test
    void everyTableOfATenantIsExportedOrLeftOutOnPurpose() {
        var decided = new TreeSet<>(TenantExport.TABLES.keySet());
        decided.addAll(TenantExport.LEFT_OUT);
        var owned = new TreeSet<>(jdbc.sql("""
                        select distinct table_name from information_schema.columns
                        where table_schema = current_schema() and column_name = 'tenant_id'
                        """).query(String.class).list());
        owned.add("tenants");

        assertThat(decided).isEqualTo(owned);
    }

    @Test
    void leavesOutColumnsThatExist() {
        TenantExport.TABLES.forEach((table, columns) -> assertThat(
                        jdbc.sql("""
                        select column_name from information_schema.columns
                        where table_schema = current_schema() and table_name = :table
                        """).param("table", table).query(String.class).list())
                .as(table)
                .containsAll(columns));
    }
}
