package io.flowhq.worker.session;

import io.flowhq.contract.WorkerId;
import io.flowhq.store.session.SessionLeases;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.store.tenant.TenantOverviews;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.worker.browser.BrowserLoops;
import io.flowhq.worker.capacity.CapacitySettings;
import io.flowhq.worker.fleet.FleetSettings;
import io.flowhq.worker.page.PageScripts;
import io.flowhq.worker.snapshot.SnapshotSettings;
import io.flowhq.worker.snapshot.Snapshots;
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
    Premises premises(
            WorkerId worker,
            FleetSettings fleet,
            BrowserLoops loops,
            Openings openings,
            PageScripts scripts,
            SessionLeases leases,
            SessionRecords records,
            Snapshots snapshots,
            SnapshotSettings snapshotSettings,
            TenantOverviews tenants,
            WorkflowClient temporal,
            ObjectProvider<MessageListener> listener,
            SessionSettings settings,
            CapacitySettings capacity,
            InstantSource clock) {
        return new Premises(
                worker,
                fleet.sessionsPath(),
                loops,
                openings,
                scripts,
                leases,
                records,
                snapshots,
                snapshotSettings,
                tenants,
                new TemporalLine(temporal, worker),
                listener.getIfAvailable(SilentListener::new),
                settings,
                capacity,
                clock);
    }

    @Bean
    Openings openings(SessionSettings settings) {
        return new Openings(settings.openingsAtATime(), settings.settling());
    }

    @Bean
    SessionHost sessionHost(Premises premises, FleetSettings fleet) {
        return new SessionHost(premises, fleet.slots());
    }

    @Bean
    ProfileSweep profileSweep(
            FleetSettings fleet, Tenants tenants, Snapshots snapshots, SessionHost host, InstantSource clock) {
        return new ProfileSweep(fleet.sessionsPath(), tenants, snapshots, host::hosts, clock);
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService heart() {
        return Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().daemon().name("heart-", 1).factory());
    }

    @Bean
    RunSession runSession(SessionHost host, ScheduledExecutorService heart) {
        return new RunSession(host, heart);
    }

    @Bean
    HostDesk hostDesk(SessionHost host, Premises premises) {
        return new HostDesk(host, premises);
    }
}
