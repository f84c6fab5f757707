package io.flowhq.runtime.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentracing.Tracer;
import io.temporal.spring.boot.autoconfigure.OpenTracingAutoConfiguration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TracingConfigurationTest {

    private final ApplicationContextRunner process = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(TracingConfiguration.class, OpenTracingAutoConfiguration.class));

    @Test
    void hasNothingThatTracesUnlessItIsToldWhereTo() {
        Set<Thread> before = senders();
        process.run(off -> {
            assertThat(off).doesNotHaveBean(OpenTelemetry.class).doesNotHaveBean(Tracer.class);
            assertThat(before).containsAll(senders());
        });
    }

    @Test
    void givesTemporalsInterceptorsTheirTracer() {
        Set<Thread> before = senders();
        process.withPropertyValues("otel.exporter.otlp.endpoint=http://127.0.0.1:9")
                .run(on -> {
                    assertThat(on).hasSingleBean(OpenTelemetry.class).hasSingleBean(Tracer.class);
                    assertThat(senders()).anyMatch(thread -> !before.contains(thread));
                });
    }

    @Test
    void makesNoneWhenOpenTelemetryIsDisabled() {
        process.withPropertyValues("otel.exporter.otlp.endpoint=http://127.0.0.1:9", "otel.sdk.disabled=true")
                .run(off -> assertThat(off).doesNotHaveBean(OpenTelemetry.class));
    }

    /** Those of a context that has been closed end a little later. */
    private static Set<Thread> senders() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("BatchSpanProcessor"))
                .collect(Collectors.toSet());
    }
}
