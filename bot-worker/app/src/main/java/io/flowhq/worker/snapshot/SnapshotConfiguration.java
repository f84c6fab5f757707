package io.flowhq.worker.snapshot;

import io.flowhq.store.session.SessionSnapshots;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sealed sessions of the fleet. */
@Configuration(proxyBeanMethods = false)
class SnapshotConfiguration {

    @Bean
    SnapshotStore snapshots(SessionSnapshots store, SnapshotSettings settings, InstantSource clock) {
        return new SnapshotStore(store, settings, clock);
    }
}
