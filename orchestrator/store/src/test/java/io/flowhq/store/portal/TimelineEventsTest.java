package io.flowhq.store.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
class TimelineEventsTest {

    private static final Instant THEN = Instant.parse("2026-03-01T08:00:00Z");

    @Autowired
    TimelineEvents timelines;

    @Autowired
    AuditTrail audit;

    @Autowired
    Tenants tenants;

    @Autowired
    JdbcClient jdbc;

    private final NewTenant salon = TenantMother.salon();
    private final NewTenant shop = TenantMother.named("Duka");

    @BeforeEach
    void twoTenants() {
        tenants.create(salon);
        tenants.create(shop);
    }

    @Test
    void tellsPhasesAndActsInTheOrderOfTime() {
        audit.record(new AuditEntry(
                salon.id(),
                null,
                "command",
                Map.of("command", "START", "by", "amina", "why", "open again", "outcome", "done"),
                THEN));
        phase(salon, "RUNNING", null, 0, THEN.plusSeconds(5));
        phase(salon, "RECOVERING", null, 1, THEN.plusSeconds(60));
        phase(salon, "ERROR", "LOGGED_OUT", 0, THEN.plusSeconds(90));
        phase(shop, "RUNNING", null, 0, THEN.plusSeconds(70));

        assertThat(timelines.of(salon.id(), 0, 10))
                .containsExactly(
                        at(90, PhaseName.ERROR, ErrorReason.LOGGED_OUT, 0),
                        at(60, PhaseName.RECOVERING, null, 1),
                        at(5, PhaseName.RUNNING, null, 0),
                        new TimelineEvent(THEN, null, null, 0, "START", "amina", "open again", "done"));
        assertThat(timelines.of(salon.id(), 1, 3))
                .singleElement()
                .satisfies(event -> assertThat(event.act()).isEqualTo("START"));
        assertThat(timelines.count(salon.id())).isEqualTo(4);
    }

    @Test
    void tellsEachAttemptToRecover() {
        phase(salon, "RECOVERING", null, 1, THEN);
        phase(salon, "RECOVERING", null, 2, THEN);
        phase(salon, "RECOVERING", null, 2, THEN);

        assertThat(timelines.of(salon.id(), 0, 10))
                .extracting(TimelineEvent::attempt)
                .containsExactly(2, 1);
    }

    private static TimelineEvent at(int seconds, PhaseName phase, ErrorReason reason, int attempt) {
        return new TimelineEvent(THEN.plusSeconds(seconds), phase, reason, attempt, null, null, null, null);
    }

    private void phase(NewTenant tenant, String phase, String reason, int attempt, Instant since) {
        jdbc.sql("""
                update tenants set phase = :phase, reason = :reason, attempt = :attempt,
                                   phase_since = cast(:since as timestamptz)
                where id = :tenant
                """)
                .param("tenant", tenant.id().value())
                .param("phase", phase)
                .param("reason", reason)
                .param("attempt", attempt)
                .param("since", since.toString())
                .update();
    }
}
