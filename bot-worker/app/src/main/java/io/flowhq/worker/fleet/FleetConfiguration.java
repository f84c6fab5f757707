package io.flowhq.worker.fleet;

import io.flowhq.contract.WorkerId;
import io.flowhq.store.fleet.Workers;
import io.flowhq.store.session.SessionLeases;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.worker.FleetSettings;
import io.flowhq.worker.browser.BrowserLoops;
import io.flowhq.worker.session.HostActivitiesImpl;
import io.flowhq.worker.session.LaunchThrottle;
import io.flowhq.worker.session.RestartReporter;
import io.flowhq.worker.session.SessionActivitiesImpl;
import io.flowhq.worker.session.SessionHost;
import io.flowhq.worker.snapshot.SnapshotStore;
import io.opentracing.Tracer;
import io.temporal.client.WorkflowClient;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.opentracing.OpenTracingOptions;
import io.temporal.opentracing.OpenTracingWorkerInterceptor;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This worker's name, its task queues and its state of health. */
@Configuration(proxyBeanMethods = false)
class FleetConfiguration {

    @Bean
    WorkerId workerId(FleetSettings settings) {
        return WorkerName.of(settings.sessionsPath(), settings.name(), new SecureRandom());
    }

    @Bean
    PredecessorLeases predecessorLeases(FleetSettings settings, WorkerId worker, SessionLeases leases) {
        return new PredecessorLeases(settings.sessionsPath(), worker, leases);
    }

    @Bean
    SessionSlots sessionSlots(FleetSettings settings, SessionHost host, LaunchThrottle launches) {
        SessionSlots free = new SessionSlots(
                settings.slots(),
                launches.atATime(),
                host::used,
                () -> Math.max(host.launching(), launches.inUse()),
                host::isFit);
        host.whenOneLeaves(free::serve);
        launches.onFreeTurn(free::serve);
        return free;
    }

    @Bean
    TaskWorkers taskWorkers(
            WorkflowClient temporal,
            WorkerId worker,
            FleetSettings settings,
            SessionSlots free,
            SessionActivitiesImpl sessions,
            HostActivitiesImpl commands,
            ObjectProvider<Tracer> tracer) {
        return new TaskWorkers(
                temporal,
                worker,
                settings.slots(),
                free,
                sessions,
                commands,
                tracer.stream()
                        .map(traced -> new OpenTracingWorkerInterceptor(OpenTracingOptions.newBuilder()
                                .setTracer(traced)
                                .build()))
                        .toArray(WorkerInterceptor[]::new));
    }

    @Bean
    WorkerHeartbeat workerHeartbeat(
            Workers workers,
            WorkerId worker,
            FleetSettings settings,
            SessionHost host,
            SessionRecords records,
            InstantSource clock) {
        return new WorkerHeartbeat(workers, worker, settings.slots(), host, records, host::fault, clock);
    }

    @Bean
    HostHealth hostHealth(
            Workers workers,
            WorkerId worker,
            FleetSettings settings,
            BrowserLoops loops,
            SnapshotStore snapshots,
            SessionHost host,
            SessionSlots free,
            InstantSource clock) {
        HostHealth health = new HostHealth(
                List.of(
                        new DatabaseConnectionCheck(() -> workers.isDraining(worker), System::nanoTime),
                        new ProfileFolderCheck(settings.sessionsPath(), settings.minFreeSpace()),
                        new LaunchCheck(loops, clock),
                        new KeyCheck(snapshots::keyFault, () -> workers.othersFit(worker, clock.instant()), clock)),
                free::serve);
        host.admitUnless(health::fault, health::mayPass);
        return health;
    }

    @Bean
    WorkerLifecycle workerLifecycle(
            TaskWorkers queues,
            Workers workers,
            WorkerId worker,
            WorkerHeartbeat heartbeat,
            HostHealth health,
            SessionHost host,
            SessionSlots free,
            FleetSettings settings,
            PredecessorLeases predecessor,
            RestartReporter restarts) {
        WorkerDrain drain = new WorkerDrain(queues, host, free);
        DrainRequestPoller requests = new DrainRequestPoller(workers, worker, drain::begin, drain::callOff);
        return new WorkerLifecycle(
                queues,
                heartbeat,
                health,
                host,
                settings,
                drain,
                requests,
                () -> restarts.report(predecessor.endedSessions()));
    }
}
