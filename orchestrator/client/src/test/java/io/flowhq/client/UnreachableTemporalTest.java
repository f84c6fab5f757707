package io.flowhq.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flowhq.client.form.NewTenantForm;
import io.flowhq.client.refusal.OrchestratorUnavailable;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.store.EmbeddedDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Nothing listens where Temporal should be; the application has started all the same. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"TEMPORAL_ADDRESS=127.0.0.1:1", "flowhq.client.patience=2s"})
class UnreachableTemporalTest {

    @Configuration
    @EnableAutoConfiguration
    static class Application {}

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
    }

    @Autowired
    TenantCommands commands;

    @Test
    void saysThatTemporalCannotBeReached() {
        TenantId tenant = commands.create(new NewTenantForm("Salon", "255712345678", "BOOKING", null, null), "amina")
                .tenant()
                .id();
        long begun = System.nanoTime();

        OrchestratorUnavailable unavailable = catchThrowableOfType(
                OrchestratorUnavailable.class,
                () -> commands.give(CommandKind.STOP, tenant, RequestId.random(), "amina", null));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(6));
        assertThat(unavailable)
                .hasMessage("Could not stop tenant " + tenant
                        + ": Temporal cannot be reached. Nothing was done; try again when it answers.");
    }
}
