package io.flowhq.store.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@StoreTest
class RetentionQueriesTest {

    private static final Duration MONTH = Duration.ofDays(30);

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
    }

    @Autowired
    RetentionQueries retention;

    @Autowired
    Tenants tenants;

    @Autowired
    JdbcClient jdbc;

    private TenantId tenant;

    @BeforeEach
    void aTenant() {
        NewTenant salon = TenantMother.salon();
        tenants.create(salon);
        tenant = salon.id();
    }

    @Test
    void removesTheTextsOfOldMessagesInBatchesAndKeepsTheirRows() {
        forDays("""
                insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, wa_message_id, outcome,
                                          message_text, created_at)
                select :tenant, 'IN', 'c@c.us', '255711000001', '255700000001', 'id-' || days, 'ANSWERED', 'Habari',
                       now() - make_interval(days => days)
                from unnest(:days) days
                """, 29, 31, 32, 33);

        assertThat(retention.removeMessageTexts(MONTH, 2)).isEqualTo(2);
        assertThat(retention.removeMessageTexts(MONTH, 2)).isEqualTo(1);
        assertThat(retention.removeMessageTexts(MONTH, 2)).isZero();
        assertThat(texts("select message_text from message_logs where tenant_id = :tenant order by created_at desc"))
                .containsExactly("Habari", "", "", "");
    }

    @Test
    void removesOldAuditEntries() {
        forDays("""
                insert into portal_event_logs (tenant_id, event_type, created_at)
                select :tenant, 'DAY_' || days, now() - make_interval(days => days) from unnest(:days) days
                """, 1, 29, 31, 800);

        assertThat(retention.removeAuditEntries(MONTH, 100)).isEqualTo(2);
        assertThat(texts("select event_type from portal_event_logs where tenant_id = :tenant order by created_at"))
                .containsExactly("DAY_29", "DAY_1");
    }

    @Test
    void removesHandoffsThatEndedLongAgo() {
        forDays("""
                insert into chat_handoffs (tenant_id, chat_id, cause, started_at, ends_at)
                select :tenant, 'chat-' || days, 'STAFF', now() - interval '90 days', now() - make_interval(days => days)
                from unnest(:days) days
                """, -1, 1, 31);

        assertThat(retention.removeHandoffs(MONTH, 100)).isOne();
        assertThat(texts("select chat_id from chat_handoffs where tenant_id = :tenant order by ends_at"))
                .containsExactly("chat-1", "chat--1");
    }

    @Test
    void removesCountsThatNothingWasAddedToForLong() {
        jdbc.sql("""
                insert into ignored_messages (tenant_id, kind, messages, counted_at)
                values (:tenant, 'GROUP', 5, now() - interval '31 days'), (:tenant, 'STATUS', 5, now())
                """).param("tenant", tenant.value()).update();

        assertThat(retention.removeIgnoredCounts(MONTH, 100)).isOne();
        assertThat(texts("select kind from ignored_messages where tenant_id = :tenant"))
                .containsExactly("STATUS");
    }

    @Test
    void removesWorkersThatHaveLongBeenGone() {
        jdbc.sql("""
                insert into workers (id, slots, used, memory, started_at, last_seen_at)
                values ('gone', 8, 0, 0, now() - interval '60 days', now() - interval '31 days'),
                       ('away', 8, 0, 0, now() - interval '60 days', now() - interval '29 days')
                """).update();

        assertThat(retention.removeGoneWorkers(MONTH, 100)).isOne();
        assertThat(jdbc.sql("select id from workers").query(String.class).list())
                .containsExactly("away");
    }

    private void forDays(String sql, Integer... days) {
        jdbc.sql(sql).param("tenant", tenant.value()).param("days", days).update();
    }

    private List<String> texts(String sql) {
        return jdbc.sql(sql).param("tenant", tenant.value()).query(String.class).list();
    }
}
