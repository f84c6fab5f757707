package io.flowhq.orchestrator.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.retention.RetentionQueries;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What is too old goes, in as many batches as it takes; what is younger, and all of a tenant that has nothing else, stays. */
@StoreTest
class DataRetentionTest {

    @Autowired
    RetentionQueries rows;

    @Autowired
    Tenants tenants;

    @Autowired
    JdbcClient jdbc;

    private TenantId tenant;
    private TenantId younger;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
    }

    @BeforeEach
    void twoTenants() {
        tenant = created();
        younger = created();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5_000})
    void removesInBatchesWhatIsOlderThanItIsKept(int batch) {
        fill(tenant, 364, 366, 367, 368);
        fill(younger, 1, 2, 364);
        events(tenant, 729, 731, 732, 733);
        events(younger, 1, 729);
        handoffs(tenant, 29, 31, 32, 33);
        handoffs(younger, 1, 29);
        workers(29, 31, 32, 33);

        new DataRetention(rows, settings(batch)).round();

        assertThat(texts(tenant)).containsExactly("Habari", "", "", "");
        assertThat(texts(younger)).containsExactly("Habari", "Habari", "Habari");
        assertThat(count("portal_event_logs", tenant)).isOne();
        assertThat(count("portal_event_logs", younger)).isEqualTo(2);
        assertThat(count("chat_handoffs", tenant)).isOne();
        assertThat(count("chat_handoffs", younger)).isEqualTo(2);
        assertThat(jdbc.sql("select id from workers").query(String.class).list())
                .containsExactly("days-29");
        clear();
    }

    @Test
    void removesTheRestWhenOneTableCannotBeCleared() {
        fill(tenant, 366);
        events(tenant, 729, 731);
        workers(29, 31);
        jdbc.sql("""
                create or replace function refuse() returns trigger language plpgsql as $$
                begin raise exception 'refused'; end $$
                """).update();
        jdbc.sql("create trigger refuse before update on message_logs for each row execute function refuse()")
                .update();

        new DataRetention(rows, settings(5_000)).round();

        jdbc.sql("drop trigger refuse on message_logs").update();
        assertThat(texts(tenant)).containsExactly("Habari");
        assertThat(count("portal_event_logs", tenant)).isOne();
        assertThat(jdbc.sql("select id from workers").query(String.class).list())
                .containsExactly("days-29");
        clear();
    }

    @Test
    void removesPicturesThatNobodyCameToRead() {
        media(tenant, 59, 61, 90);
        media(younger, 1);

        new DataRetention(rows, settings(1)).round();

        assertThat(count("page_media", tenant)).isOne();
        assertThat(count("page_requests", tenant)).isOne();
        assertThat(count("page_media", younger)).isOne();
        clear();
    }

    @Test
    void keepsWhatTheSpecificationSaysForAsLongAsNothingElseIsSet() {
        RetentionSettings settings = settings(5_000);
        assertThat(settings.messageText()).isEqualTo(Duration.ofDays(365));
        assertThat(settings.audit()).isEqualTo(Duration.ofDays(730));
        assertThat(settings.gone()).isEqualTo(Duration.ofDays(30));
    }

    private static RetentionSettings settings(int batch) {
        return new Binder(new MapConfigurationPropertySource(java.util.Map.of("flowhq.retention.batch", batch)))
                .bindOrCreate("flowhq.retention", RetentionSettings.class);
    }

    private TenantId created() {
        NewTenant salon = TenantMother.salon();
        tenants.create(salon);
        return salon.id();
    }

    private void fill(TenantId of, int... days) {
        insert(of, """
                insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, wa_message_id, outcome,
                                          message_text, created_at)
                select :tenant, 'IN', 'c@c.us', '255711000001', '255700000001', 'id-' || days, 'ANSWERED', 'Habari',
                       now() - make_interval(days => days)
                from unnest(:days) days
                """, days);
    }

    private void events(TenantId of, int... days) {
        insert(of, """
                insert into portal_event_logs (tenant_id, event_type, created_at)
                select :tenant, 'DAY_' || days, now() - make_interval(days => days) from unnest(:days) days
                """, days);
    }

    private void media(TenantId of, int... minutes) {
        for (int age : minutes) {
            jdbc.sql("""
                            with request as (
                                insert into page_requests (tenant_id, kind, chat_id, message_id, created_at)
                                values (:tenant, 'MEDIA', 'c@c.us', 'id', now() - make_interval(mins => :age))
                                returning tenant_id, id)
                            insert into page_media (tenant_id, request_id, content_type, content)
                            select tenant_id, id, 'image/png', '' from request
                            """).param("tenant", of.value()).param("age", age).update();
        }
    }

    private void handoffs(TenantId of, int... days) {
        insert(of, """
                insert into chat_handoffs (tenant_id, chat_id, cause, started_at, ends_at)
                select :tenant, days || '@c.us', 'STAFF', now() - make_interval(days => days, hours => 1),
                       now() - make_interval(days => days)
                from unnest(:days) days
                """, days);
    }

    private void workers(int... days) {
        jdbc.sql("""
                insert into workers (id, slots, used, memory, started_at, last_seen_at)
                select 'days-' || days, 1, 0, 0, now() - interval '1 year', now() - make_interval(days => days)
                from unnest(:days) days
                """).param("days", boxed(days)).update();
    }

    private void insert(TenantId of, String sql, int... days) {
        jdbc.sql(sql).param("tenant", of.value()).param("days", boxed(days)).update();
    }

    private static Integer[] boxed(int... days) {
        return IntStream.of(days).boxed().toArray(Integer[]::new);
    }

    private List<String> texts(TenantId of) {
        return jdbc.sql("select message_text from message_logs where tenant_id = :tenant order by created_at desc")
                .param("tenant", of.value())
                .query(String.class)
                .list();
    }

    private int count(String table, TenantId of) {
        return jdbc.sql("select count(*) from " + table + " where tenant_id = :tenant")
                .param("tenant", of.value())
                .query(Integer.class)
                .single();
    }

    private void clear() {
        jdbc.sql("delete from workers").update();
    }
}
