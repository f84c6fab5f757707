package io.flowhq.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.flowhq.contract.TenantId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.boot.json.JsonWriter;

class TenantJsonMemberTest {

    private final JsonWriter<ILoggingEvent> json = JsonWriter.of(members -> new TenantJsonMember().customize(members));

    @Test
    void namesTheTenantThatALineBelongsTo() {
        TenantId tenant = new TenantId(UUID.randomUUID());

        assertThat(json.writeToString(line("Tenant {} is online", tenant)))
                .isEqualTo("{\"tenant_id\":\"" + tenant + "\"}");
    }

    @Test
    void saysNothingOfALineThatBelongsToNone() {
        assertThat(json.writeToString(line("The worker {} is here", "one"))).isEqualTo("{}");
    }

    private static ILoggingEvent line(String message, Object argument) {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(MDC.getMDCAdapter());
        return new LoggingEvent("test", context.getLogger("test"), Level.INFO, message, null, new Object[] {argument});
    }
}
