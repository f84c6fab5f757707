package io.flowhq.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.flowhq.contract.RequestId;
import io.flowhq.contract.lifecycle.Command;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.TenantLifecycle;
import io.flowhq.runtime.http.UnusedPort;
import io.flowhq.store.TenantMother;
import io.flowhq.store.lifecycle.CommandOutbox;
import io.flowhq.store.lifecycle.OutboxCommand;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.TenantOverviews;
import io.flowhq.store.tenant.Tenants;
import io.temporal.client.WorkflowClient;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Temporal and PostgreSQL go away while the orchestrator works: it says so once each, and goes on when they are back. */
@Timeout(240)
@ExtendWith(OutputCaptureExtension.class)
class OutageTest {

    @Test
    void saysThatAPartIsAwayAndGoesOnWhenItIsBack(@TempDir Path folder, CapturedOutput output) throws IOException {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        assumeTrue(DevServer.binary().isPresent(), "no temporal binary; ./flowhq temporal install gets it");
        DevServer temporal = DevServer.in(folder);
        temporal.start();
        int port = UnusedPort.choose();
        EmbeddedPostgres postgres = postgres(folder, port);
        String url = postgres.getJdbcUrl("postgres", "postgres");
        try (ConfigurableApplicationContext orchestrator = SpringApplication.run(
                OrchestratorApplication.class,
                "--spring.main.keep-alive=false",
                "--LOGS_PATH=" + folder,
                "--spring.temporal.connection.target=" + temporal.address(),
                "--spring.datasource.url=" + url)) {
            NewTenant salon = TenantMother.salon();
            orchestrator.getBean(Tenants.class).create(salon);
            promise(orchestrator, salon, CommandKind.START);
            awaitPhase(orchestrator, salon, PhaseName.WAITING_FOR_SLOT);

            int before = output.getAll().length();
            temporal.close();
            promise(orchestrator, salon, CommandKind.STOP);
            await().untilAsserted(() -> assertThat(warnings(output, before)).isNotEmpty());
            stayAway();
            temporal.start();
            awaitPhase(orchestrator, salon, PhaseName.STOPPED);
            assertThat(warnings(output, before))
                    .singleElement(STRING)
                    .contains("Temporal does not answer at " + temporal.address());

            int later = output.getAll().length();
            postgres.close();
            orchestrator
                    .getBean(WorkflowClient.class)
                    .newWorkflowStub(TenantLifecycle.class, salon.id().workflowId())
                    .start(new Command(RequestId.random(), "a test"));
            stayAway();
            try (EmbeddedPostgres again = postgres(folder, port)) {
                awaitPhase(orchestrator, salon, PhaseName.WAITING_FOR_SLOT);
            }
            assertThat(warnings(output, later))
                    .hasSizeBetween(1, 6)
                    .allMatch(line -> line.contains("Not listening for changes")
                            || line.contains("outbox cannot be read")
                            || line.contains("Reminders of bookings are set later")
                            || line.contains("Owners are told of follow-ups later")
                            || line.contains("heartbeat of this orchestrator cannot be written"));
            assertThat(output.getAll().substring(later)).doesNotContain("\tat ");
        } finally {
            temporal.close();
        }
    }

    /** Long enough for whatever would complain again and again to do so. */
    private static void stayAway() {
        long until = System.nanoTime() + Duration.ofSeconds(8).toNanos();
        await().until(() -> System.nanoTime() > until);
    }

    private static List<String> warnings(CapturedOutput output, int from) {
        return output.getAll()
                .substring(from)
                .lines()
                .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .toList();
    }

    private static EmbeddedPostgres postgres(Path folder, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("pg"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    private static void promise(ConfigurableApplicationContext orchestrator, NewTenant tenant, CommandKind kind) {
        orchestrator
                .getBean(CommandOutbox.class)
                .add(new OutboxCommand(RequestId.random(), tenant.id(), kind, "a test", Instant.now(), 0));
    }

    private static void awaitPhase(ConfigurableApplicationContext orchestrator, NewTenant tenant, PhaseName phase) {
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(orchestrator
                                .getBean(TenantOverviews.class)
                                .find(tenant.id())
                                .orElseThrow()
                                .observed()
                                .phase())
                        .isEqualTo(phase));
    }
}
