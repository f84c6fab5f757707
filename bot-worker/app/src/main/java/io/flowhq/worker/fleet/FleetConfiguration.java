package io.flowhq.worker.fleet;

import io.flowhq.contract.WorkerId;
import io.flowhq.store.fleet.Workers;
import io.flowhq.store.session.SessionLeases;
import io.flowhq.worker.FleetSettings;
import io.flowhq.worker.session.HostActivitiesImpl;
import io.flowhq.worker.session.SessionActivitiesImpl;
import io.flowhq.worker.session.SessionHost;
import io.temporal.client.WorkflowClient;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This worker's name, its task queues and its duty. */
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
    TaskWorkers taskWorkers(
            WorkflowClient temporal,
            WorkerId worker,
            FleetSettings settings,
            SessionHost host,
            SessionActivitiesImpl sessions,
            HostActivitiesImpl commands) {
        SessionSlots free = new SessionSlots(settings.slots(), host::used);
        host.whenOneLeaves(free::serve);
        return new TaskWorkers(temporal, worker, settings.slots(), free, sessions, commands);
    }

    @Bean
    WorkerLifecycle duty(
            TaskWorkers queues,
            Workers workers,
            WorkerId worker,
            SessionHost host,
            FleetSettings settings,
            ScheduledExecutorService heart,
            InstantSource clock) {
        WorkerHeartbeat workerHeartbeat = new WorkerHeartbeat(workers, worker, settings.slots(), host, clock);
        WorkerDrain workerDrain = new WorkerDrain(queues, host);
        DrainRequestPoller word = new DrainRequestPoller(workers, worker, workerDrain::begin, workerDrain::callOff);
        return new WorkerLifecycle(queues, workerHeartbeat, host, settings, heart, workerDrain, word);
    }
}
