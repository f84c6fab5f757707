package io.flowhq.worker.session;

import io.flowhq.contract.WorkerId;
import io.flowhq.store.session.SessionLeases;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.store.tenant.TenantOverviews;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.worker.FleetSettings;
import io.flowhq.worker.browser.BrowserLoops;
import io.flowhq.worker.capacity.CapacitySettings;
import io.flowhq.worker.page.PageScripts;
import io.flowhq.worker.profile.ProfileCleanup;
import io.flowhq.worker.snapshot.SnapshotSettings;
import io.flowhq.worker.snapshot.SnapshotStore;
import io.opentelemetry.api.OpenTelemetry;
import io.temporal.client.WorkflowClient;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sessions of this worker and the activities that own and command them. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    SessionDependencies sessionDependencies(
            WorkerId worker,
            FleetSettings fleet,
            BrowserLoops loops,
            LaunchThrottle launchThrottle,
            PageScripts scripts,
            SessionLeases leases,
            SessionRecords records,
            SnapshotStore snapshotStore,
            SnapshotSettings snapshotSettings,
            TenantOverviews tenants,
            Tenants businesses,
            WorkflowNotifier workflow,
            MessagePipeline pipeline,
            SessionSettings settings,
            CapacitySettings capacity,
            PageTracer pageTracer,
            InstantSource clock) {
        return new SessionDependencies(
                worker,
                fleet.sessionsPath(),
                new PageLauncher(launchThrottle, loops, scripts, pageTracer),
                new LeaseRenewals(leases, worker, settings),
                records,
                snapshotStore,
                snapshotSettings,
                tenants,
                businesses,
                workflow,
                pipeline,
                settings,
                capacity,
                clock);
    }

    @Bean
    WorkflowNotifier workflowNotifier(WorkflowClient temporal, WorkerId worker) {
        return new SignalNotifier(temporal, worker);
    }

    @Bean
    RestartReporter restartReporter(WorkflowNotifier workflow) {
        return new RestartReporter(workflow);
    }

    @Bean
    LaunchThrottle launchThrottle(SessionSettings settings) {
        return new LaunchThrottle(settings.openingsAtATime(), settings.settling());
    }

    @Bean
    SessionHost sessionHost(SessionDependencies sessionDependencies, FleetSettings fleet) {
        return new SessionHost(sessionDependencies, fleet.slots());
    }

    @Bean
    ProfileCleanup profileCleanup(
            FleetSettings fleet, Tenants tenants, SnapshotStore snapshotStore, SessionHost host, InstantSource clock) {
        return new ProfileCleanup(fleet.sessionsPath(), tenants, snapshotStore, host::hosts, clock);
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService heartbeats() {
        return Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().daemon().name("heartbeats-", 1).factory());
    }

    @Bean
    SessionActivitiesImpl sessionActivities(SessionHost host, ScheduledExecutorService heartbeats) {
        return new SessionActivitiesImpl(host, heartbeats);
    }

    @Bean
    PageTracer pageTracer(ObjectProvider<OpenTelemetry> openTelemetry) {
        return new PageTracer(openTelemetry.getIfAvailable(OpenTelemetry::noop));
    }

    @Bean
    HostActivitiesImpl hostActivities(
            SessionHost host, SessionDependencies sessionDependencies, PageTracer pageTracer) {
        return new HostActivitiesImpl(host, sessionDependencies, pageTracer);
    }
}
