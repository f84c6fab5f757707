package io.flowhq.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.store.retention.RetentionQueries;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Queries over tables of the size that years make of them; each must stay within its time.
 *
 * <p>The suite plays 20,000 rows, {@code ./flowhq test --campaign LargeTablesTest} 404,000.
 */
@StoreTest
class LargeTablesTest {

    private static final Logger log = LoggerFactory.getLogger(LargeTablesTest.class);
    private static final int ROWS = Boolean.getBoolean("flowhq.campaign") ? 404_000 : 20_000;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
    }

    @Autowired
    AuditTrail audit;

    @Autowired
    RetentionQueries retention;

    @Autowired
    LifecycleRecords lifecycle;

    @Autowired
    Tenants tenants;

    @Autowired
    JdbcClient jdbc;

    @Test
    void readsTheLatestAuditEntriesOfAllTenantsFromAnIndex() {
        TenantId tenant = tenant();
        jdbc.sql("""
                insert into portal_event_logs (tenant_id, event_type, created_at)
                select :tenant, 'TENANT_STARTED', now() - make_interval(secs => n) from generate_series(1, :rows) n
                """).param("tenant", tenant.value()).param("rows", ROWS).update();
        jdbc.sql("analyze portal_event_logs").update();
        audit.latest(null, 50);

        Duration took = measured("latest 50 audit entries of all tenants", () -> audit.latest(null, 50));

        assertThat(took).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void clearsTextsAndDeletesATenantInStepsThatNobodyWaitsFor() {
        TenantId tenant = tenant();
        jdbc.sql("""
                insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, wa_message_id, outcome,
                                          message_text, created_at)
                select :tenant, 'IN', n % 100 || '@c.us', '255711000001', '255700000001', 'id-' || n, 'ANSWERED',
                       'Habari, bei ya kusuka nywele ni ngapi?', now() - interval '400 days'
                from generate_series(1, :rows / 2) n
                """).param("tenant", tenant.value()).param("rows", ROWS).update();
        jdbc.sql("""
                insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, wa_message_id, outcome,
                                          message_text, created_at, answers)
                select tenant_id, 'OUT', chat_id, to_number, from_number, 'answer-' || id, 'SENT', message_text, created_at, id
                from message_logs where tenant_id = :tenant
                """).param("tenant", tenant.value()).update();
        jdbc.sql("analyze message_logs").update();

        Duration texts = measured(
                "clearing 5000 texts",
                () -> assertThat(retention.removeMessageTexts(Duration.ofDays(365), 5_000))
                        .isEqualTo(5_000));
        Duration delete = measured("deleting the tenant", () -> lifecycle.delete(tenant));

        assertThat(texts).isLessThan(Duration.ofSeconds(10));
        assertThat(delete).isLessThan(Duration.ofMinutes(2));
        assertThat(jdbc.sql("select count(*) from message_logs")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private TenantId tenant() {
        NewTenant salon = TenantMother.salon();
        tenants.create(salon);
        return salon.id();
    }

    private static Duration measured(String what, Runnable work) {
        long began = System.nanoTime();
        work.run();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        log.info("{}: {} ms over {} rows", what, took.toMillis(), ROWS);
        return took;
    }
}
