package io.flowhq.orchestrator.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.StatusProjection;
import io.flowhq.orchestrator.RealOrchestrator;
import io.flowhq.orchestrator.RealOrchestrator.Running;
import io.flowhq.store.TenantMother;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.TenantOverviews;
import io.flowhq.store.tenant.Tenants;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(120)
@ExtendWith(RealOrchestrator.class)
class JdbcTenantActivitiesTest {

    private Running orchestrator;
    private JdbcTenantActivities activities;
    private TenantId tenant;

    @BeforeEach
    void tenant(Running running) {
        orchestrator = running;
        activities = running.bean(JdbcTenantActivities.class);
        NewTenant salon = TenantMother.salon();
        running.bean(Tenants.class).create(salon);
        tenant = salon.id();
    }

    @AfterEach
    void remove() {
        orchestrator.bean(LifecycleRecords.class).delete(tenant);
    }

    @Test
    void writesAStateWhoseErrorHoldsWhatPostgresqlRefuses() {
        assertThat(activities.project(status(5, 0, "logged out: a\0b"))).isEqualTo(5);
        assertThat(orchestrator
                        .bean(TenantOverviews.class)
                        .find(tenant)
                        .orElseThrow()
                        .observed()
                        .phase())
                .isEqualTo(PhaseName.STOPPED);
    }

    @Test
    void saysWhichNewerStateIsThereAlready() {
        activities.project(status(9, 0, null));
        assertThat(activities.project(status(4, 0, null))).isEqualTo(9);
        assertThat(activities.project(status(9, 0, null))).isEqualTo(9);
        assertThat(activities.project(status(10, 0, null))).isEqualTo(10);
    }

    @Test
    void refusesForGoodAStateThatNoRetryCouldWrite() {
        ApplicationFailure refusal =
                catchThrowableOfType(ApplicationFailure.class, () -> activities.project(status(5, -1, "why")));
        assertThat(refusal.getType()).isEqualTo(FailureTypes.PROJECTION_REFUSED);
        assertThat(refusal.isNonRetryable()).isTrue();
    }

    private StatusProjection status(long rev, int attempt, @Nullable String lastError) {
        return new StatusProjection(
                tenant,
                rev,
                DesiredState.STOPPED,
                PhaseName.STOPPED,
                null,
                false,
                true,
                Epoch.NONE,
                null,
                attempt,
                null,
                Instant.parse("2026-09-01T12:00:00Z"),
                lastError);
    }
}
