package io.flowhq.worker.session;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEnded;
import io.flowhq.contract.session.SessionEvent;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.store.session.SessionLeases;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.store.session.SessionSnapshots;
import io.flowhq.store.tenant.TenantOverviews;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.worker.browser.BrowserLoops;
import io.flowhq.worker.browser.BrowserSettings;
import io.flowhq.worker.browser.ChromiumSearch;
import io.flowhq.worker.capacity.CapacitySettings;
import io.flowhq.worker.page.PageScripts;
import io.flowhq.worker.page.WhatsAppSettings;
import io.flowhq.worker.snapshot.SnapshotSettings;
import io.flowhq.worker.snapshot.SnapshotStore;
import io.opentelemetry.api.OpenTelemetry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.util.unit.DataSize;

/** A bot-worker without its task queues: real browsers, real database, and a workflow that only listens. */
public final class SessionHostFixture implements AutoCloseable {

    /** A host whose pages get wa-js, as web.whatsapp.com does in life; secure without a certificate. */
    static final String INJECTED = "whatsapp.localhost";

    final List<SessionEvent.Kind> events = new CopyOnWriteArrayList<>();
    final List<TenantId> startedLifecycles = new CopyOnWriteArrayList<>();
    final RecordingPipeline pipeline = new RecordingPipeline();
    final SessionHost sessions;
    final HostActivitiesImpl hostActivities;
    volatile boolean temporalThere = true;

    private final BrowserLoops loops;
    private final LaunchThrottle launchThrottle = new LaunchThrottle(2, Duration.ofMillis(100));

    /** One that remembers what it is events of messages, and answers none. */
    SessionHostFixture(
            String name,
            URI whatsApp,
            Path profiles,
            Path key,
            ApplicationContext store,
            SessionSettings settings,
            DataSize budget,
            String... chromiumArguments) {
        this(name, whatsApp, profiles, key, store, null, settings, budget, 4, chromiumArguments);
    }

    /** One whose sessions are answered for by {@code pipeline}. */
    public SessionHostFixture(
            String name,
            URI whatsApp,
            Path profiles,
            Path key,
            ApplicationContext store,
            MessagePipeline pipeline,
            SessionSettings settings,
            int slots) {
        this(name, whatsApp, profiles, key, store, pipeline, settings, DataSize.ofGigabytes(1), slots);
    }

    private SessionHostFixture(
            String name,
            URI whatsApp,
            Path profiles,
            Path key,
            ApplicationContext store,
            @Nullable MessagePipeline pipeline,
            SessionSettings settings,
            DataSize budget,
            int slots,
            String... chromiumArguments) {
        BrowserSettings plain = BrowserSettings.defaults();
        BrowserSettings browsers = new BrowserSettings(
                List.of(chromiumArguments),
                plain.sandbox(),
                plain.launchDeadline(),
                plain.callDeadline(),
                plain.tenantsPerLoop(),
                plain.driverBudget());
        loops = new BrowserLoops(new ChromiumSearch(System.getenv()).find(), browsers, slots);
        SnapshotSettings snapshots = new SnapshotSettings(key, Duration.ofSeconds(2), Duration.ofMinutes(20));
        PageTracer untraced = new PageTracer(OpenTelemetry.noop());
        SessionDependencies sessionDependencies = new SessionDependencies(
                new WorkerId(name),
                profiles,
                new PageLauncher(
                        launchThrottle,
                        loops,
                        PageScripts.of(new WhatsAppSettings(
                                whatsApp, List.of(INJECTED), null, "Flow HQ", Duration.ofSeconds(3))),
                        untraced),
                new LeaseRenewals(store.getBean(SessionLeases.class), new WorkerId(name), settings),
                store.getBean(SessionRecords.class),
                new SnapshotStore(store.getBean(SessionSnapshots.class), snapshots, Clock.systemUTC()),
                snapshots,
                store.getBean(TenantOverviews.class),
                store.getBean(Tenants.class),
                new WorkflowNotifier() {
                    @Override
                    public void notify(SessionAssignment session, SessionEvent.Kind kind) {
                        events.add(kind);
                    }

                    @Override
                    public void startLifecycle(TenantId tenant) {
                        startedLifecycles.add(tenant);
                    }

                    @Override
                    public boolean reachable() {
                        return temporalThere;
                    }
                },
                pipeline == null ? this.pipeline : pipeline,
                settings,
                new CapacitySettings(budget, Duration.ofSeconds(1), Duration.ofSeconds(2)),
                Clock.systemUTC());
        sessions = new SessionHost(sessionDependencies, slots);
        hostActivities = new HostActivitiesImpl(sessions, sessionDependencies, untraced);
    }

    BrowserSession run(TenantId tenant, long epoch) throws InterruptedException {
        return sessions.take(new SessionAssignment(tenant, new Epoch(epoch)), true)
                .orElseThrow();
    }

    /**
     * Takes a tenant's session up; a newer one takes the place of an older.
     *
     * @return completed when it has ended
     */
    public CompletableFuture<SessionEnded> open(TenantId tenant, long epoch) throws InterruptedException {
        return run(tenant, epoch).ended();
    }

    /** Ends a tenant's session in good order, and waits for it. */
    public void close(TenantId tenant) throws Exception {
        BrowserSession session = session(tenant);
        session.end(SessionOutcome.STOPPED, null);
        end(session);
    }

    /** Asks the tenant's page for a pairing code. */
    public void requestPairingCode(TenantId tenant) {
        hostActivities.requestPairingCode(session(tenant).session());
    }

    private BrowserSession session(TenantId tenant) {
        return sessions.all().stream()
                .filter(session -> session.session().tenant().equals(tenant))
                .findAny()
                .orElseThrow();
    }

    public boolean isConnected(TenantId tenant) {
        return sessions.all().stream()
                .anyMatch(session -> session.session().tenant().equals(tenant)
                        && session.linkState().isConnected());
    }

    /** Anonymous memory of all browsers here, in bytes. */
    public long memory() {
        return sessions.all().stream()
                .mapToLong(session -> session.page().processes().orElseThrow().memory())
                .sum();
    }

    static SessionEnded end(BrowserSession session) throws Exception {
        return session.ended().get(40, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        sessions.close();
        loops.close();
        launchThrottle.close();
    }
}
