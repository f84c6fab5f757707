package io.flowhq.worker.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.session.SessionLeases;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

@StoreTest
class PredecessorLeasesTest {

    private static final Epoch EPOCH = new Epoch(1);

    @Autowired
    SessionLeases killed;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Tenants tenants;

    @TempDir
    Path profiles;

    private final NewTenant salon = TenantMother.salon();
    private final WorkerId worker = new WorkerId("worker-" + salon.id());
    private SessionLeases restarted;

    @BeforeEach
    void aTenantOnAWorker() {
        tenants.create(salon);
        restarted = beans.createBean(SessionLeases.class);
        assertThat(restarted.instance()).isNotEqualTo(killed.instance());
    }

    @Test
    void releasesTheLeasesOfTheProcessThatUsedTheProfilesBefore() {
        PredecessorLeases before = new PredecessorLeases(profiles, worker, killed);
        before.start();
        assertThat(killed.acquire(salon.id(), EPOCH, worker, Duration.ofSeconds(30)))
                .isTrue();
        before.stop();

        PredecessorLeases now = new PredecessorLeases(profiles, worker, restarted);
        now.start();
        now.stop();

        assertThat(now.endedSessions()).containsExactly(new SessionAssignment(salon.id(), EPOCH));
        assertThat(restarted.acquire(salon.id(), EPOCH, worker, Duration.ofSeconds(30)))
                .isTrue();
    }

    @Test
    void leavesTheLeasesOfAProcessThatStillUsesTheProfiles() {
        PredecessorLeases living = new PredecessorLeases(profiles, worker, killed);
        living.start();
        try {
            assertThat(killed.acquire(salon.id(), EPOCH, worker, Duration.ofSeconds(30)))
                    .isTrue();

            PredecessorLeases second = new PredecessorLeases(profiles, worker, restarted);
            second.start();
            second.stop();
            assertThat(second.endedSessions()).isEmpty();

            assertThat(restarted.acquire(salon.id(), EPOCH, worker, Duration.ofSeconds(30)))
                    .isFalse();
            assertThat(killed.renew(salon.id(), EPOCH, worker, Duration.ofSeconds(30)))
                    .isTrue();
        } finally {
            living.stop();
        }
    }

    @Test
    void leavesTheLeasesOfAProcessOfTheSameNameWithOtherProfiles(@TempDir Path copy) {
        assertThat(killed.acquire(salon.id(), EPOCH, worker, Duration.ofSeconds(30)))
                .isTrue();

        PredecessorLeases other = new PredecessorLeases(copy, worker, restarted);
        other.start();
        other.stop();

        assertThat(restarted.acquire(salon.id(), EPOCH, worker, Duration.ofSeconds(30)))
                .isFalse();
    }
}
