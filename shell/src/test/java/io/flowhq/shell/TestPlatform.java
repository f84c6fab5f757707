package io.flowhq.shell;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TaskQueues;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.StatusProjection;
import io.flowhq.contract.lifecycle.TenantLifecycle;
import io.flowhq.contract.session.SessionEvent;
import io.flowhq.shell.terminal.ProcessStreams;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.TenantMother;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.message.MessageKind;
import io.flowhq.store.message.NewInboundMessage;
import io.flowhq.store.session.QrCode;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.client.WorkflowClient;
import io.temporal.internal.testservice.TestServicesStarter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.shell.core.autoconfigure.SpringShellAutoConfiguration;

/**
 * A platform for the shell to work on: a database of its own, a Temporal server on a loopback port and a
 * {@link FakeLifecycle} for every tenant. It plays the parts of orchestrator, bot-worker and phone; the shell is the
 * real application.
 */
public final class TestPlatform implements AutoCloseable {

    static final Epoch EPOCH = new Epoch(1);

    private static @Nullable TestPlatform shared;

    private final EmbeddedDatabase database = EmbeddedDatabase.fresh();
    private final ConfigurableApplicationContext store;
    /** True: time passes as it does everywhere. */
    private final TestServicesStarter temporalServices = new TestServicesStarter(true, 0);

    private final Server temporal;
    private final WorkflowServiceStubs stubs;
    private final WorkerFactory workers;
    private final WorkflowClient client;

    @Configuration
    @EnableAutoConfiguration(exclude = SpringShellAutoConfiguration.class)
    static class StoreOnly {}

    DataSource dataSource() {
        return database.dataSource();
    }

    /** One for all tests that mind only their own tenants; it ends with the JVM. */
    public static synchronized TestPlatform shared() {
        if (shared == null) {
            shared = new TestPlatform();
        }
        return shared;
    }

    TestPlatform() {
        store = new SpringApplicationBuilder(StoreOnly.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .bannerMode(Banner.Mode.OFF)
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("test", settings(0))))
                .run();
        try {
            NettyServerBuilder server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0));
            temporalServices.getServices().forEach(server::addService);
            temporal = server.build().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(temporalAddress())
                .build());
        client = WorkflowClient.newInstance(stubs);
        workers = WorkerFactory.newInstance(client);
        Worker orchestrator = workers.newWorker(TaskQueues.TENANTS);
        orchestrator.registerWorkflowImplementationTypes(FakeLifecycle.class);
        orchestrator.registerActivitiesImplementations(new Scribe());
        workers.start();
    }

    String temporalAddress() {
        return "127.0.0.1:" + temporal.getPort();
    }

    /** What tells a process of its own where this is. */
    Map<String, String> environment() {
        return Map.of("DATABASE_URL", database.url(), "TEMPORAL_ADDRESS", temporalAddress());
    }

    <T> T get(Class<T> type) {
        return store.getBean(type);
    }

    /** The shell as a program would call it: with nobody at the terminal. */
    Ran shell(String... words) {
        return background("", false, Map.of(), words).end().join();
    }

    /** The shell with somebody at the terminal, who types these lines. */
    Ran shellWithPerson(String typed, String... words) {
        return background(typed, true, Map.of(), words).end().join();
    }

    /** The shell with a script on its standard input. */
    Ran shellWithScript(String script) {
        return shellWithScript(Map.of(), script);
    }

    Ran shellWithScript(Map<String, Object> settings, String script) {
        return background(script, false, settings).end().join();
    }

    Ran shellWithSettings(Map<String, Object> settings, String... words) {
        return background("", false, settings, words).end().join();
    }

    Background shellInBackground(boolean person, String... words) {
        return background("", person, Map.of(), words);
    }

    private Background background(String typed, boolean person, Map<String, Object> more, String... words) {
        Map<String, Object> settings = new HashMap<>(settings(temporal.getPort()));
        settings.putAll(more);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        ProcessStreams processStreams = new ProcessStreams(
                new PrintWriter(out),
                new PrintWriter(err),
                new BufferedReader(new StringReader(typed)),
                person,
                person);
        CompletableFuture<Ran> end = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform()
                .name("shell")
                .daemon()
                .start(() -> end.complete(new Ran(
                        ShellApplication.run(processStreams, settings, words), out.toString(), err.toString())));
        return new Background(end.orTimeout(60, TimeUnit.SECONDS), out, thread);
    }

    /** For an application that a test starts itself. */
    public Map<String, Object> settings() {
        return settings(temporal.getPort());
    }

    /** The id of a tenant that nothing else looks at. */
    public String victim() {
        return tenant("Under attack").id().toString();
    }

    private Map<String, Object> settings(int temporalPort) {
        return Map.of(
                "spring.datasource.url",
                database.url(),
                "spring.flyway.enabled",
                "false",
                "spring.temporal.connection.target",
                "127.0.0.1:" + temporalPort);
    }

    /** A tenant that was never started. */
    NewTenant tenant(String name) {
        NewTenant tenant = TenantMother.named(name);
        get(Tenants.class).create(tenant);
        return tenant;
    }

    /** A tenant that its workflow, were there one, would say to be so. */
    NewTenant tenant(String name, PhaseName phase, @Nullable ErrorReason errorReason) {
        NewTenant tenant = tenant(name);
        project(tenant.id(), phase, errorReason);
        return tenant;
    }

    void project(TenantId tenant, PhaseName phase, @Nullable ErrorReason errorReason) {
        boolean hosted = phase == PhaseName.RUNNING || phase == PhaseName.AWAITING_SCAN;
        LifecycleRecords records = get(LifecycleRecords.class);
        records.project(new StatusProjection(
                tenant,
                records.load(tenant).orElseThrow().rev() + 1,
                hosted ? DesiredState.RUNNING : DesiredState.STOPPED,
                phase,
                errorReason,
                false,
                phase == PhaseName.RUNNING,
                EPOCH,
                hosted ? new WorkerId("worker-1") : null,
                0,
                null,
                Instant.now().minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MILLIS),
                null));
    }

    void forget(TenantId tenant) {
        get(LifecycleRecords.class).delete(tenant);
    }

    /** It was made long ago, so nobody can be waiting for a start that was asked for with its creation. */
    void age(TenantId tenant) {
        get(JdbcClient.class)
                .sql("update tenants set created_at = created_at - interval '1 day' where id = :tenant")
                .param("tenant", tenant.value())
                .update();
    }

    void writes(TenantId tenant, String customer) {
        get(InboundMessages.class)
                .receive(
                        tenant,
                        new NewInboundMessage(
                                customer + "@c.us",
                                customer,
                                "255700000000",
                                UUID.randomUUID().toString(),
                                MessageKind.TEXT,
                                "Habari",
                                Instant.now(),
                                false),
                        50);
    }

    void showCode(TenantId tenant, String text, int generation) {
        get(SessionRecords.class)
                .showCode(
                        tenant,
                        EPOCH,
                        new QrCode(text, generation, 6, Instant.now().plusSeconds(20)));
    }

    /** The phone scans: the tenant's workflow hears that it is connected. */
    void connect(TenantId tenant) {
        get(SessionRecords.class).connected(tenant, EPOCH, "255711000111", Instant.now());
        tell(tenant, SessionEvent.Kind.CONNECTED);
    }

    void tell(TenantId tenant, SessionEvent.Kind kind) {
        client.newWorkflowStub(TenantLifecycle.class, tenant.workflowId())
                .sessionEvent(new SessionEvent(EPOCH, new WorkerId("worker-1"), kind));
    }

    @Override
    public void close() {
        workers.shutdownNow();
        stubs.shutdownNow();
        temporal.shutdownNow();
        temporalServices.close();
        store.close();
    }

    private final class Scribe implements FakeLifecycle.Scribe {

        @Override
        public long revision(TenantId tenant) {
            return get(LifecycleRecords.class).load(tenant).orElseThrow().rev();
        }

        @Override
        public void project(StatusProjection status) {
            get(LifecycleRecords.class).project(status);
        }

        @Override
        public void delete(TenantId tenant) {
            get(LifecycleRecords.class).delete(tenant);
        }

        @Override
        public void showPairingCode(TenantId tenant) {
            get(SessionRecords.class)
                    .showPairingCode(tenant, EPOCH, "ABCD2345", Instant.now().plusSeconds(120));
        }

        @Override
        public void takePicture(TenantId tenant) {
            get(SessionRecords.class).screenshot(tenant, EPOCH, new byte[] {(byte) 0x89, 'P', 'N', 'G'}, Instant.now());
        }
    }
}
