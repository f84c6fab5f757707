package io.flowhq.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.process.ProcessRecords;
import io.flowhq.local.process.Supervisor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real PostgreSQL and the real Temporal, run and kept as a platform does. */
class EmbeddedPartsTest {

    private final List<String> said = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    private HomeDirectory homeDirectory;
    private Supervisor supervisor;

    @BeforeEach
    void prepareHome() {
        homeDirectory = new HomeDirectory(folder);
        homeDirectory.makeFolders();
        supervisor = newSupervisor();
    }

    @AfterEach
    void stop() {
        supervisor.stop();
    }

    @Test
    void postgresKeepsItsRowsThroughAKillAndThroughARestart() throws Exception {
        EmbeddedPostgres postgres = postgres();
        supervisor.start(List.of(postgres.process()));
        execute(postgres.url(), "create table kept (word text)");
        execute(postgres.url(), "insert into kept values ('before')");

        ProcessHandle.of(supervisor.pids().get("postgres")).orElseThrow().destroyForcibly();
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(SQLException.class)
                .untilAsserted(() -> assertThat(count(postgres.url(), "select count(*) from kept"))
                        .isEqualTo(1));
        assertThat(said).anyMatch(line -> line.startsWith("postgres died (signal 9), started again as process"));

        supervisor.stop();
        supervisor = newSupervisor();
        EmbeddedPostgres again = postgres();
        supervisor.start(List.of(again.process()));
        assertThat(count(again.url(), "select count(*) from kept")).isEqualTo(1);
    }

    @Test
    void postgresLetsNobodyInWithoutThePassword() throws Exception {
        EmbeddedPostgres postgres = postgres();
        supervisor.start(List.of(postgres.process()));
        String withoutPassword = postgres.url().jdbc().replaceFirst("&password=.*", "&password=guessed");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(withoutPassword))
                .withMessageContaining("password authentication failed");
    }

    @Test
    void postgresIsDurableSpeaksUtf8AndListensOnLoopbackOnly() throws Exception {
        EmbeddedPostgres postgres = postgres();
        supervisor.start(List.of(postgres.process()));

        assertThat(text(postgres.url(), "show fsync")).isEqualTo("on");
        assertThat(text(postgres.url(), "show synchronous_commit")).isEqualTo("on");
        assertThat(text(postgres.url(), "show server_encoding")).isEqualTo("UTF8");
        assertThat(text(postgres.url(), "select lower('ÄẞŽ')")).isEqualTo("äßž");
        assertThat(text(postgres.url(), "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(text(postgres.url(), "show server_version"))
                .startsWith(PostgresBinaries.VERSION.replaceFirst("\\.0$", ""));
    }

    @Test
    void temporalKnowsTheSearchAttributesOnceItIsReadyAndShowsItsUi() throws Exception {
        PortAllocation portAllocation = PortAllocation.any();
        TemporalDevServer temporal =
                new TemporalDevServer(homeDirectory, ThisMachine.temporal(), portAllocation, "default");
        supervisor.start(List.of(temporal.process()));

        String attributes = get(URI.create(
                "http://127.0.0.1:" + portAllocation.temporalHttp() + "/api/v1/namespaces/default/search-attributes"));

        assertThat(attributes).contains(TemporalDevServer.SEARCH_ATTRIBUTES);
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(get(temporal.ui())).contains("<html"));
    }

    private EmbeddedPostgres postgres() throws Exception {
        EmbeddedPostgres postgres = new EmbeddedPostgres(
                homeDirectory,
                PostgresBinaries.in(ThisMachine.cache()),
                PortAllocation.any().postgres(),
                homeDirectory.postgresPassword(new SecureRandom()).password());
        postgres.initialise();
        return postgres;
    }

    private Supervisor newSupervisor() {
        return new Supervisor(
                new ConsoleReporter(said::add, () -> {}), new ProcessRecords(homeDirectory.processRecords("test")));
    }

    private static void execute(DatabaseEndpoint url, String sql) throws SQLException {
        try (Connection connection = url.connect(10);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(DatabaseEndpoint url, String sql) throws SQLException {
        return Integer.parseInt(text(url, sql));
    }

    private static String text(DatabaseEndpoint url, String sql) throws SQLException {
        try (Connection connection = url.connect(10);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static String get(URI uri) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
