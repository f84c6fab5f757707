package io.flowhq.runtime.trace;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Traces by OpenTelemetry, as its own variables {@code OTEL_*} say. Temporal's starter finds the bean and puts its
 * interceptors into clients and workers; without the bean there are none.
 */
@AutoConfiguration(beforeName = "io.temporal.spring.boot.autoconfigure.OpenTracingAutoConfiguration")
@ConditionalOnClass(AutoConfiguredOpenTelemetrySdk.class)
@Conditional(TracingCondition.class)
public class TracingConfiguration {

    /** What the environment says counts before this. Metrics have a port of their own, and logs stay where they are. */
    @Bean(destroyMethod = "close")
    OpenTelemetrySdk openTelemetry(@Value("${spring.application.name:flowhq}") String process) {
        return AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> Map.of(
                        "otel.service.name", process,
                        "otel.propagators", "tracecontext",
                        "otel.exporter.otlp.protocol", "http/protobuf",
                        "otel.metrics.exporter", "none",
                        "otel.logs.exporter", "none"))
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk();
    }
}
