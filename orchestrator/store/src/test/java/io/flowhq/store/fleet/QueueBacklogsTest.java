package io.flowhq.store.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
class QueueBacklogsTest {

    @Autowired
    QueueBacklogs backlogs;

    @Autowired
    Tenants tenants;

    @Autowired
    JdbcClient jdbc;

    @Test
    void countsWhatWaitsAndTellsTheAgeOfTheOldest() {
        long before = backlogs.all().get("command").waiting();
        command(salon(), "3 hours", false);
        command(salon(), "1 hour", false);
        command(salon(), "5 hours", true);

        QueueBacklog commands = backlogs.all().get("command");

        assertThat(commands.waiting()).isEqualTo(before + 2);
        assertThat(commands.oldest()).isBetween(Duration.ofHours(3), Duration.ofHours(4));
    }

    @Test
    void hasAnEntryForEachKindThoughNothingWaits() {
        assertThat(backlogs.all().keySet())
                .containsExactly("command", "followup", "setup_request", "webhook", "webhook_dead");
    }

    private TenantId salon() {
        NewTenant salon = TenantMother.salon();
        tenants.create(salon);
        return salon.id();
    }

    private void command(TenantId tenant, String age, boolean done) {
        jdbc.sql("""
                insert into command_outbox (tenant_id, request_id, kind, requested_by, created_at, done_at)
                values (:tenant, gen_random_uuid()::text, 'STOP', 'test', now() - :age::interval,
                        case when :done then now() end)
                """)
                .param("tenant", tenant.value())
                .param("age", age)
                .param("done", done)
                .update();
    }
}
