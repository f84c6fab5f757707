package io.flowhq.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhq.contract.AssistantTone;
import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.SessionState;
import io.flowhq.contract.lifecycle.TenantStatus;
import io.flowhq.contract.lifecycle.WorkerStatus;
import io.flowhq.store.endpoint.EndpointShape;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.flowhq.store.message.Author;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.Direction;
import io.flowhq.store.message.MessageKind;
import io.flowhq.store.message.MessageOrigin;
import io.flowhq.store.order.DialogueStage;
import io.flowhq.store.order.RequestKind;
import io.flowhq.store.order.RequestStatus;
import io.flowhq.store.page.PageRequestKind;
import io.flowhq.store.portal.Role;
import io.flowhq.store.portal.SetupStatus;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database itself holds on to, whatever code runs against it. */
@StoreTest
class SchemaTest {

    /** People, audit entries and API keys may belong to nobody; all else that has a tenant belongs to it. */
    private static final Set<String> NOT_ALWAYS_A_TENANTS = Set.of("users", "portal_event_logs", "api_keys");

    private static final Pattern QUOTED = Pattern.compile("'([A-Z_]+)'");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Tenants tenants;

    @Autowired
    LifecycleRecords lifecycle;

    static Stream<Arguments> enumColumns() {
        return Stream.of(
                Arguments.of("tenants", "status", TenantStatus.values()),
                Arguments.of("tenants", "desired", DesiredState.values()),
                Arguments.of("tenants", "phase", PhaseName.values()),
                Arguments.of("tenants", "reason", ErrorReason.values()),
                Arguments.of("tenant_configs", "template_type", Template.values()),
                Arguments.of("tenant_configs", "language", Language.values()),
                Arguments.of("tenant_configs", "tone", AssistantTone.values()),
                Arguments.of("whatsapp_sessions", "state", SessionState.values()),
                Arguments.of("worker_processes", "status", WorkerStatus.values()),
                Arguments.of("message_logs", "direction", Direction.values()),
                Arguments.of("message_logs", "kind", MessageKind.values()),
                Arguments.of("message_logs", "origin", MessageOrigin.values()),
                Arguments.of("message_logs", "author", Author.values()),
                Arguments.of("message_logs", "language", Language.values()),
                Arguments.of("chat_handoffs", "cause", ChatHandoffs.Cause.values()),
                Arguments.of("follow_ups", "reason", FollowUpReason.values()),
                Arguments.of("orders", "status", RequestStatus.values()),
                Arguments.of("bookings", "status", RequestStatus.values()),
                Arguments.of("dialogues", "kind", RequestKind.values()),
                Arguments.of("dialogues", "stage", DialogueStage.values()),
                Arguments.of("users", "role", Role.values()),
                Arguments.of("setup_requests", "template_type", Template.values()),
                Arguments.of("setup_requests", "status", SetupStatus.values()),
                Arguments.of("setup_requests", "language", Language.values()),
                Arguments.of("push_subscriptions", "language", Language.values()),
                Arguments.of("command_outbox", "kind", CommandKind.values()),
                Arguments.of("answer_endpoints", "shape", EndpointShape.values()),
                Arguments.of("page_requests", "kind", PageRequestKind.values()),
                Arguments.of("keyword_replies", "language", Language.values()));
    }

    @ParameterizedTest(name = "{0}.{1}")
    @MethodSource("enumColumns")
    void takesExactlyTheNamesThatTheCodeKnows(String table, String column, Enum<?>[] values) {
        String check = jdbc.sql("""
                        select pg_get_constraintdef(oid)
                        from pg_constraint
                        where contype = 'c' and conrelid = cast(:table as regclass)
                          and conkey = array[(select attnum from pg_attribute
                                              where attrelid = conrelid and attname = :column)]
                        """)
                .param("table", table)
                .param("column", column)
                .query(String.class)
                .single();

        assertThat(QUOTED.matcher(check).results().map(result -> result.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(values).map(Enum::name).toList());
    }

    @Test
    void beginsThePrimaryKeyOfWhatATenantOwnsWithTheTenant() {
        Set<String> beginsWithTenant =
                new TreeSet<>(jdbc.sql("""
                        select conrelid::regclass::text
                        from pg_constraint
                        join pg_attribute on attrelid = conrelid and attnum = conkey[1]
                        where contype = 'p' and attname = 'tenant_id'
                        """).query(String.class).set());

        Set<String> owned = new TreeSet<>(tablesWithTenant());
        owned.removeAll(NOT_ALWAYS_A_TENANTS);
        assertThat(beginsWithTenant).isEqualTo(owned);
    }

    @Test
    void indexesEveryTenantsRowsByTheTenant() {
        Set<String> indexed = jdbc.sql("""
                        select distinct indrelid::regclass::text
                        from pg_index
                        join pg_attribute on attrelid = indrelid and attnum = indkey[0]
                        where attname = 'tenant_id' and indpred is null
                        """).query(String.class).set();

        assertThat(indexed).containsAll(tablesWithTenant());
    }

    @Test
    void deletesAllOfATenantWithIt() {
        assertThat(jdbc.sql("""
                        with recursive deleted as (
                            select 'tenants'::regclass::oid as id
                            union
                            select conrelid
                            from pg_constraint
                            join deleted on confrelid = deleted.id
                            where contype = 'f' and confdeltype = 'c'
                        )
                        select id::regclass::text from deleted where id <> 'tenants'::regclass
                        """).query(String.class).set()).containsExactlyInAnyOrderElementsOf(tablesWithTenant());
    }

    @Test
    void leavesNothingOfADeletedTenantAndEverythingOfItsNeighbour() {
        TenantId salon = tenantWithARowInEveryTable();
        TenantId neighbour = tenantWithARowInEveryTable();
        assertThat(tablesWithTenant())
                .describedAs("a new table needs its row in this test")
                .allSatisfy(table ->
                        assertThat(rows(table, salon)).describedAs(table).isPositive());

        lifecycle.delete(salon);

        assertThat(tablesWithTenant()).allSatisfy(table -> {
            assertThat(rows(table, salon)).describedAs(table).isZero();
            assertThat(rows(table, neighbour)).describedAs(table).isPositive();
        });
    }

    @Test
    void knowsTheTimeZoneOfEveryInstant() {
        assertThat(jdbc.sql("""
                        select table_name || '.' || column_name
                        from information_schema.columns
                        where table_schema = 'public' and data_type = 'timestamp without time zone'
                          and table_name <> 'flyway_schema_history'
                        """).query(String.class).list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    tenants           | name = ' '
                    tenants           | name = repeat('x', 121)
                    tenants           | phone_number = '+255712345678'
                    tenants           | phone_number = '1234567'
                    tenants           | phone_number = '1234567890123456'
                    tenants           | status = 'BUSY'
                    tenants           | attempt = -1
                    tenant_configs    | business_name = ''
                    tenant_configs    | hours_json = '[]'
                    tenant_configs    | time_zone = ''
                    whatsapp_sessions | last_qr = 'code without expiry'
                    whatsapp_sessions | pairing_code = 'ABCD1234'
                    whatsapp_sessions | screenshot = ''
                    worker_processes  | last_error = repeat('x', 1001)
                    """)
    void refusesWhatMakesNoSense(String table, String assignment) {
        NewTenant salon = TenantMother.salon();
        tenants.create(salon);
        String key = table.equals("tenants") ? "id" : "tenant_id";

        assertThatThrownBy(() -> jdbc.sql("update " + table + " set " + assignment + " where " + key + " = :tenant")
                        .param("tenant", salon.id().value())
                        .update())
                .rootCause()
                .hasMessageContaining("violates check constraint");
    }

    @Test
    void logsAMessageOncePerTenantAndDirection() {
        TenantId salon = tenantWithARowInEveryTable();

        assertThatThrownBy(() -> logMessage(salon, "IN"))
                .rootCause()
                .hasMessageContaining("message_logs_tenant_id_direction_wa_message_id_key");
        logMessage(salon, "OUT");
        NewTenant neighbour = TenantMother.salon();
        tenants.create(neighbour);
        logMessage(neighbour.id(), "IN");
        assertThat(rows("message_logs", neighbour.id())).isOne();
    }

    @Test
    void letsAnAnswerAnswerAMessageOfItsOwnTenantOnly() {
        TenantId salon = tenantWithARowInEveryTable();
        TenantId neighbour = tenantWithARowInEveryTable();
        logMessage(salon, "OUT");

        assertThatThrownBy(() -> jdbc.sql("""
                        update message_logs
                        set answers = (select id from message_logs where tenant_id = :neighbour)
                        where tenant_id = :tenant and direction = 'OUT'
                        """)
                        .param("tenant", salon.value())
                        .param("neighbour", neighbour.value())
                        .update())
                .rootCause()
                .hasMessageContaining("violates foreign key constraint");
    }

    private TenantId tenantWithARowInEveryTable() {
        NewTenant tenant = TenantMother.salon();
        tenants.create(tenant);
        logMessage(tenant.id(), "IN");
        List.of(
                        "insert into users (tenant_id, email, role) values (:tenant, :tenant || '@example.org', 'OWNER')",
                        "insert into setup_requests (tenant_id, user_id, template_type, whatsapp_number)"
                                + " select tenant_id, id, 'BOOKING', '255712345678' from users where tenant_id = :tenant",
                        "insert into portal_event_logs (tenant_id, user_id, event_type)"
                                + " select tenant_id, id, 'signed-in' from users where tenant_id = :tenant",
                        "insert into session_leases (tenant_id, epoch, owner, expires_at)"
                                + " values (:tenant, 1, 'worker-1', now())",
                        "insert into session_snapshots (tenant_id, epoch, sealed, sha256, clean, taken_at)"
                                + " values (:tenant, 1, '', repeat('0', 64), true, now())",
                        "insert into session_snapshot_chunks (tenant_id, snapshot_id, number, content)"
                                + " select tenant_id, id, 0, '' from session_snapshots where tenant_id = :tenant",
                        "insert into command_outbox (tenant_id, request_id, kind, requested_by)"
                                + " values (:tenant, :tenant || '-1', 'START', 'amina')",
                        "insert into chat_handoffs (tenant_id, chat_id, cause, ends_at)"
                                + " values (:tenant, '255711@c.us', 'STAFF', now())",
                        "insert into phase_changes (tenant_id, phase, at) values (:tenant, 'RUNNING', now())",
                        "insert into follow_ups (tenant_id, chat_id, message_id, reason)"
                                + " select tenant_id, chat_id, id, 'COMPLAINT' from message_logs where tenant_id = :tenant",
                        "insert into text_requests (tenant_id, author, request_key, message_id)"
                                + " select tenant_id, 'admin', 'once', id from message_logs where tenant_id = :tenant",
                        "insert into api_keys (tenant_id, name, key_hash, scopes, created_by)"
                                + " values (:tenant, 'shop', encode(sha256(cast(:tenant || '' as bytea)), 'hex'),"
                                + " '{READ}', 'amina')",
                        "insert into webhooks (tenant_id, url, events, secret, created_by)"
                                + " values (:tenant, 'https://example.org', '{*}', 'sixteen letters.', 'amina')",
                        "insert into webhook_deliveries (tenant_id, webhook_id, event_id, event, chat_id, body)"
                                + " select tenant_id, id, 'evt_1', 'message', '', '{}' from webhooks"
                                + " where tenant_id = :tenant",
                        "insert into session_metadata (tenant_id, metadata) values (:tenant, '{}')",
                        "insert into followed_tenants (tenant_id, until) values (:tenant, now())",
                        "insert into events (tenant_id, event_id, event, body)"
                                + " values (:tenant, 'evt_1', 'message', '{}')",
                        "insert into page_requests (tenant_id, kind, chat_id) values (:tenant, 'SEEN', '255711@c.us')",
                        "insert into page_media (tenant_id, request_id, content_type, content)"
                                + " select tenant_id, id, 'image/png', '' from page_requests where tenant_id = :tenant",
                        "insert into answer_endpoints (tenant_id, url, shape, daily_budget, updated_by)"
                                + " values (:tenant, 'https://example.org', 'OWN', 10, 'amina')",
                        "insert into answer_endpoint_days (tenant_id, day) values (:tenant, current_date)",
                        "insert into staff_invitations (tenant_id, email, invited_by)"
                                + " values (:tenant, 'juma@example.org', 'amina')",
                        "insert into push_subscriptions (tenant_id, user_id, device, endpoint, public_key, auth_secret,"
                                + " language) select tenant_id, id, gen_random_uuid(), 'https://example.org',"
                                + " decode(repeat('04', 65), 'hex'), decode(repeat('00', 16), 'hex'), 'SW' from users"
                                + " where tenant_id = :tenant",
                        "insert into link_invitations (tenant_id, created_by, expires_at)"
                                + " values (:tenant, 'admin', now())",
                        "insert into orders (tenant_id, chat_id, message_id, thing, language)"
                                + " select tenant_id, chat_id, id, 'viatu', 'SW' from message_logs where tenant_id = :tenant",
                        "insert into bookings (tenant_id, chat_id, message_id, thing, language, starts_at, ends_at)"
                                + " select tenant_id, chat_id, id, 'kusuka', 'SW', now(), now() + interval '1 hour'"
                                + " from message_logs where tenant_id = :tenant",
                        "insert into proactive_settings (tenant_id, updated_by) values (:tenant, 'amina')",
                        "insert into booking_changes (tenant_id, booking_id) values (:tenant, 1)",
                        "insert into dialogues (tenant_id, chat_id, stage) values (:tenant, '255711@c.us', 'NONE')",
                        "insert into keyword_replies (tenant_id, keywords, reply)"
                                + " values (:tenant, '{bei}', 'Bei ni 100')",
                        "insert into shop_facts (tenant_id, key, text_sw) values (:tenant, 'location', 'Kariakoo')",
                        "insert into services (tenant_id, name) values (:tenant, 'Kusuka')",
                        "insert into catalogue_items (tenant_id, name) values (:tenant, 'Mafuta')",
                        "insert into questions (tenant_id, variants, answer_sw) values (:tenant, '{wifi}', 'Ndiyo')",
                        "insert into contacts (tenant_id, chat_key, phone_number)"
                                + " values (:tenant, '255711@c.us', '255711')",
                        "insert into ignored_messages (tenant_id, kind, messages) values (:tenant, 'GROUP', 1)")
                .forEach(insert -> jdbc.sql(insert.replace(":tenant ||", "cast(:tenant as text) ||"))
                        .param("tenant", tenant.id().value())
                        .update());
        return tenant.id();
    }

    private void logMessage(TenantId tenant, String direction) {
        jdbc.sql("""
                insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, wa_message_id, outcome)
                values (:tenant, :direction, '255711@c.us', '255711', '255712', 'ABC',
                        case :direction when 'IN' then 'RECEIVED' else 'PLANNED' end)
                """)
                .param("tenant", tenant.value())
                .param("direction", direction)
                .update();
    }

    private Set<String> tablesWithTenant() {
        return jdbc.sql("""
                        select table_name
                        from information_schema.columns
                        where table_schema = 'public' and column_name = 'tenant_id'
                        """).query(String.class).stream().collect(Collectors.toCollection(TreeSet::new));
    }

    private long rows(String table, TenantId tenant) {
        return jdbc.sql("select count(*) from " + table + " where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
    }
}
