package io.flowhq.orchestrator.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.orchestrator.RealOrchestrator;
import io.flowhq.orchestrator.RealOrchestrator.Running;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(120)
@ExtendWith(RealOrchestrator.class)
class TenantLogTest {

    @Test
    void keepsTheLinesOfTwoTenantsInTwoFiles(Running orchestrator) {
        try (PromisedTenant one = new PromisedTenant(orchestrator);
                PromisedTenant two = new PromisedTenant(orchestrator)) {
            one.started();
            two.started();
            for (PromisedTenant tenant : List.of(one, two)) {
                await().untilAsserted(
                                () -> assertThat(tenant.observed().phase()).isEqualTo(PhaseName.WAITING_FOR_SLOT));
            }
            Path logs = orchestrator.tenantLogs();
            await().ignoreExceptionsInstanceOf(NoSuchFileException.class).untilAsserted(() -> {
                assertThat(Files.readString(logs.resolve(one.id + ".log")))
                        .contains(one.id + " is STARTING")
                        .contains("orchestrator")
                        .doesNotContain(two.id.toString());
                assertThat(Files.readString(logs.resolve(two.id + ".log")))
                        .contains(two.id + " is STARTING")
                        .doesNotContain(one.id.toString());
            });
        }
    }
}
