package io.flowhq.store.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.flowhq.store.EmbeddedDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Each failure is one that a real PostgreSQL makes. */
class DatabaseFailuresTest {

    private static final DataSource DATABASE = EmbeddedDatabase.fresh().dataSource();

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);

    @Test
    void aNulCharacterStaysAFault() {
        assertThat(failureOf(
                        "insert into tenants (id, name, phone_number) values (:id, :text, '255700000001')", "a\0b"))
                .matches(failure -> !DatabaseFailures.isTransient(failure))
                .matches(failure -> "22021".equals(DatabaseFailures.sqlState(failure)));
    }

    @Test
    void aTextThatNoIndexTakesStaysAFault() {
        jdbc.sql("create table if not exists keys (key text unique)").update();
        String random = ThreadLocalRandom.current()
                .ints(3_000, '!', '~')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());

        Throwable failure = catchThrowable(() ->
                jdbc.sql("insert into keys values (:key)").param("key", random).update());

        assertThat(failure)
                .describedAs("Spring takes it for a failure of the connection")
                .isInstanceOf(DataAccessResourceFailureException.class)
                .matches(it -> "54000".equals(DatabaseFailures.sqlState(it)))
                .matches(it -> !DatabaseFailures.isTransient(it));
    }

    @Test
    void aBrokenRuleOfATableStaysAFault() {
        assertThat(failureOf("insert into tenants (id, name, phone_number) values (:id, :text, 'no number')", "Salon"))
                .matches(failure -> !DatabaseFailures.isTransient(failure));
        assertThat(failureOf("insert into whatsapp_sessions (tenant_id, state) values (:id, :text)", "CONNECTED"))
                .matches(failure -> !DatabaseFailures.isTransient(failure));
    }

    @Test
    void aStatementThatPostgresDoesNotUnderstandStaysAFault() {
        assertThat(catchThrowable(
                        () -> jdbc.sql("select nothing form nowhere").query().listOfRows()))
                .matches(failure -> !DatabaseFailures.isTransient(failure));
    }

    /** No record is to blame for it: each would be refused, and each would be lost. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 from nowhere",
                "select nothing from tenants",
                "select nobody_made_this_function(1)",
                "set role no_rights; insert into tenants (id, name) values (gen_random_uuid(), 'Salon')"
            })
    void aSchemaThatIsBeingChangedPasses(String statement) {
        jdbc.sql("do $$ begin create role no_rights; exception when duplicate_object then null; end $$")
                .update();
        try {
            assertThat(catchThrowable(() -> jdbc.sql(statement).update())).matches(DatabaseFailures::isTransient);
        } finally {
            jdbc.sql("reset role").update();
        }
    }

    @Test
    void aConnectionThatTheServerEndsPasses() {
        assertThat(cutWhileItSleeps()).matches(DatabaseFailures::isTransient);
    }

    @Test
    void aServerThatDoesNotListenPasses() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/none?user=nobody");
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(250);
        try (HikariDataSource away = new HikariDataSource(config)) {
            assertThat(catchThrowable(() ->
                            JdbcClient.create(away).sql("select 1").query().listOfRows()))
                    .matches(DatabaseFailures::isTransient);
            assertThat(catchThrowable(() -> transaction(away, it -> {}))).matches(DatabaseFailures::isTransient);
        }
    }

    @Test
    void aPoolWithoutAFreeConnectionPasses() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(DATABASE);
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(250);
        try (HikariDataSource pool = new HikariDataSource(config);
                var taken = pool.getConnection()) {
            assertThat(taken.isClosed()).isFalse();
            assertThat(catchThrowable(() ->
                            JdbcClient.create(pool).sql("select 1").query().listOfRows()))
                    .matches(DatabaseFailures::isTransient);
        }
    }

    @Test
    void aStatementThatTookTooLongPasses() {
        assertThat(catchThrowable(() -> transaction(DATABASE, client -> {
                    client.sql("set local statement_timeout = 50").update();
                    client.sql("select pg_sleep(5)").query().listOfRows();
                })))
                .matches(DatabaseFailures::isTransient);
    }

    @Test
    void aTransactionThatCollidedWithAnotherPasses() throws Exception {
        jdbc.sql("create table if not exists counters (id int primary key, n int)")
                .update();
        jdbc.sql("insert into counters values (1, 0) on conflict do nothing").update();
        CyclicBarrier bothHaveRead = new CyclicBarrier(2);

        CompletableFuture<Throwable> one =
                CompletableFuture.supplyAsync(() -> catchThrowable(() -> count(bothHaveRead)));
        Throwable other = catchThrowable(() -> count(bothHaveRead));
        Throwable failure = other == null ? one.get() : other;

        assertThat(failure).isNotNull().matches(DatabaseFailures::isTransient);
    }

    @Test
    void aDatabaseThatHasBecomeReadOnlyPasses() {
        assertThat(catchThrowable(() -> transaction(DATABASE, client -> {
                    client.sql("set transaction read only").update();
                    client.sql("delete from tenants").update();
                })))
                .matches(DatabaseFailures::isTransient);
    }

    @Test
    void whatIsNoFailureOfADatabaseIsNotTransient() {
        assertThat(DatabaseFailures.isTransient(new IllegalArgumentException("no phase of this name")))
                .isFalse();
        assertThat(DatabaseFailures.isTransient(null)).isFalse();
    }

    private Throwable failureOf(String sql, String text) {
        return catchThrowable(() ->
                jdbc.sql(sql).param("id", UUID.randomUUID()).param("text", text).update());
    }

    private Throwable cutWhileItSleeps() {
        CompletableFuture<Throwable> sleeping = CompletableFuture.supplyAsync(() ->
                catchThrowable(() -> jdbc.sql("select pg_sleep(60)").query().listOfRows()));
        await().until(() -> jdbc.sql("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where query = 'select pg_sleep(60)' and state = 'active' and pid <> pg_backend_pid()
                        """).query(Long.class).single() > 0);
        return sleeping.join();
    }

    private static void count(CyclicBarrier bothHaveRead) {
        transaction(DATABASE, client -> {
            int n = client.sql("select n from counters where id = 1")
                    .query(Integer.class)
                    .single();
            try {
                bothHaveRead.await();
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
            client.sql("update counters set n = :n where id = 1")
                    .param("n", n + 1)
                    .update();
        });
    }

    private static void transaction(DataSource source, Consumer<JdbcClient> work) {
        TransactionTemplate template = new TransactionTemplate(new DataSourceTransactionManager(source));
        template.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
        template.executeWithoutResult(status -> work.accept(JdbcClient.create(source)));
    }
}
